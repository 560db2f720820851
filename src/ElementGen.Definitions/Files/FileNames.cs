namespace ElementGen.Definitions;

/// <summary>The kinds of files that are ours.</summary>
internal enum FileKind
{
    /// <summary>A definition file: it defines elements.</summary>
    Definition,

    /// <summary>An instance file: it holds request bodies.</summary>
    Instance,
}

/// <summary>What a file's name and folder say about it.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="IsCertain">
/// Whether the name is proof. A file that only lies in the right folder, or has a common name, may belong to somebody else.
/// </param>
internal readonly record struct FileRole(FileKind Kind, bool IsCertain);

/// <summary>
/// Tells from a file's name whether it is ours, and which element it is named after. <c>ElementGen.props</c> has the same rules for the
/// build.
/// </summary>
internal static class FileNames
{
    private const string Json = ".json";
    private const string DefinitionEnding = ".element.json";
    private const string InstanceEnding = ".instance.json";
    private const string SchemaEnding = ".schema.json";
    private const string InstanceName = "instance.json";

    // Written as people write the names of folders in .NET projects; file systems may tell one from the other.
    private static readonly string[] DefinitionFolders = ["elements/", "Elements/"];

    /// <summary>Whether <paramref name="path"/> is the path of a JSON file.</summary>
    public static bool IsJson(string path) => EndsWith(path, Json);

    /// <summary>Whether <paramref name="path"/> is the path of a JSON schema. A schema is never ours.</summary>
    public static bool IsSchema(string path) => EndsWith(path, SchemaEnding);

    /// <summary>The kind of file that the ending of <paramref name="path"/> proves; null when it proves none.</summary>
    public static FileKind? KindByEnding(string path) =>
        EndsWith(path, DefinitionEnding) ? FileKind.Definition
        : EndsWith(path, InstanceEnding) ? FileKind.Instance
        : null;

    /// <summary>What the file at <paramref name="projectPath"/> is; null when it is not ours.</summary>
    /// <param name="projectPath">The path relative to the project, with <c>/</c>.</param>
    public static FileRole? RoleOf(string projectPath)
    {
        if (IsSchema(projectPath))
            return null;

        if (KindByEnding(projectPath) is { } kind)
            return new FileRole(kind, IsCertain: true);

        if (string.Equals(NameOf(projectPath), InstanceName, StringComparison.OrdinalIgnoreCase))
            return new FileRole(FileKind.Instance, IsCertain: false);

        return IsJson(projectPath) && Array.Exists(DefinitionFolders, folder => projectPath.StartsWith(folder, StringComparison.Ordinal))
            ? new FileRole(FileKind.Definition, IsCertain: false)
            : null;
    }

    /// <summary>The element key that a file is named after: its name without <c>.element.json</c> or <c>.json</c>.</summary>
    public static string KeyOf(string path)
    {
        var name = NameOf(path);
        var ending = EndsWith(name, DefinitionEnding) ? DefinitionEnding.Length : EndsWith(name, Json) ? Json.Length : 0;
        return name.Substring(0, name.Length - ending);
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool EndsWith(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
