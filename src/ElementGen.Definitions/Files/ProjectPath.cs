namespace ElementGen.Definitions;

/// <summary>Makes paths relative to a project, so that output does not depend on where the project is checked out.</summary>
internal static class ProjectPath
{
    /// <summary>
    /// <paramref name="path"/> relative to <paramref name="projectDirectory"/>, with <c>/</c>. If the two share no folder, the whole path.
    /// </summary>
    public static string Of(string path, string? projectDirectory)
    {
        var file = path.Replace('\\', '/');
        if (string.IsNullOrEmpty(projectDirectory))
            return file;

        var project = projectDirectory!.Replace('\\', '/').TrimEnd('/');
        return IsInside(file, project) ? file.Substring(project.Length + 1) : OfFileOutside(file, project);
    }

    private static bool IsInside(string file, string project) =>
        project.Length > 0
        && file.Length > project.Length
        && file[project.Length] == '/'
        && file.StartsWith(project, StringComparison.Ordinal);

    private static string OfFileOutside(string file, string project)
    {
        var folders = project.Split('/');
        var segments = file.Split('/');
        var shared = 0;
        while (shared < folders.Length && shared < segments.Length - 1 && folders[shared] == segments[shared])
            shared++;

        return shared == 0 || (shared == 1 && folders[0].Length == 0)
            ? file
            : string.Join("/", Enumerable.Repeat("..", folders.Length - shared).Concat(segments.Skip(shared)));
    }
}
