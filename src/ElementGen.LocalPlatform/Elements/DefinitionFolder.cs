using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>The definitions in a folder and its subfolders.</summary>
/// <param name="Definitions">The elements, one for each key.</param>
/// <param name="Findings">What is wrong with the files, ordered by path and place.</param>
internal sealed record DefinitionFolder(IReadOnlyList<ElementDefinition> Definitions, IReadOnlyList<DefinitionFinding> Findings)
{
    /// <summary>No definitions.</summary>
    public static DefinitionFolder Empty { get; } = new([], []);

    // A limit, because a link can lead back to a folder above it.
    private const int DeepestFolder = 16;

    /// <summary>
    /// Reads every <c>*.json</c> that is not a schema. A file that is JSON and does not look like a definition belongs to somebody else, so
    /// it is skipped.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static DefinitionFolder Read(string folder)
    {
        EnsureExists(folder);
        var findings = new List<DefinitionFinding>();
        var sets = new List<DefinitionSet>();
        foreach (var file in FilesIn(folder))
        {
            var content = file.Read(CancellationToken.None);
            if (content is { LooksLikeDefinition: false, IsBroken: false })
                continue;

            if (content is not { Problems.Count: 0 })
                findings.AddRange(file.Locate(DefinitionFileCheck.FindProblems(content, file, static _ => false)));
            // A broken file is not served: the part that was read may lack entries that must be supplied.
            if (content is { IsBroken: false })
                sets.Add(DefinitionSet.Of(file, content));
        }

        return new DefinitionFolder([.. new DefinitionIndex(sets).Definitions.Select(found => found.Definition)], findings);
    }

    /// <summary>Looks for the folder without reading it.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void EnsureExists(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder of element definitions '{Path.GetFullPath(folder)}' does not exist.");
    }

    private static IEnumerable<DefinitionFileOnDisk> FilesIn(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            MatchCasing = MatchCasing.CaseInsensitive,
        };
        return Directory.EnumerateFiles(folder, "*.json", options)
            .Where(path => !FileNames.IsSchema(path))
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => DefinitionFileOnDisk.Open(folder, path));
    }
}
