namespace ElementGen.Roslyn.DefinitionFiles;

/// <summary>Paths as a project sees them, so that nothing depends on where it was checked out.</summary>
internal static class ProjectPath
{
    /// <summary><paramref name="path"/> relative to <paramref name="projectDirectory"/>, with <c>/</c>; as it is when they share nothing.</summary>
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
