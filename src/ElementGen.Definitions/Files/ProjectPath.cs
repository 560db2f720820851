namespace ElementGen.Definitions;

/// <summary>Paths relative to a project, so that nothing depends on where the project was checked out.</summary>
internal static class ProjectPath
{
    /// <summary><paramref name="path"/> relative to <paramref name="projectDirectory"/>, with <c>/</c>; the whole path when the two share no folder.</summary>
    public static string Of(string path, string? projectDirectory)
    {
        var file = path.Replace('\\', '/');
        if (string.IsNullOrEmpty(projectDirectory))
            return file;

        var project = projectDirectory!.Replace('\\', '/').TrimEnd('/');
        if (project.Length > 0 && file.Length > project.Length && file[project.Length] == '/' && file.StartsWith(project, StringComparison.Ordinal))
            return file.Substring(project.Length + 1);

        return FromElsewhere(file, project);
    }

    private static string FromElsewhere(string file, string project)
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
