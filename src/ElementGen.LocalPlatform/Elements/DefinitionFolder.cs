using System.Text;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>The definitions in a folder and the folders below it.</summary>
/// <param name="Definitions">The elements, one for each key.</param>
/// <param name="Problems">What is wrong with files, by path and place.</param>
internal sealed record DefinitionFolder(IReadOnlyList<ElementDefinition> Definitions, IReadOnlyList<DefinitionFileProblem> Problems)
{
    // Ends the walk through a link that leads back up.
    private const int DeepestFolder = 16;

    /// <summary>Reads every <c>*.json</c> that is not a schema. One that is JSON, but no definition, belongs to somebody else.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static DefinitionFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder of element definitions '{Path.GetFullPath(folder)}' does not exist.");

        var problems = new List<DefinitionFileProblem>();
        var found = new List<(string Path, ElementDefinition Definition)>();
        foreach (var path in FilesIn(folder))
            found.AddRange(Read(folder, path, problems).Select(definition => (path, definition)));

        // The file named after the key counts, else the first by path: the sort is stable.
        var definitions = found.OrderByDescending(file => IsNamedAfter(file.Definition.Key, file.Path))
            .DistinctBy(file => file.Definition.Key)
            .Select(file => file.Definition);
        return new DefinitionFolder([.. definitions], problems);
    }

    private static IEnumerable<string> FilesIn(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            MatchCasing = MatchCasing.CaseInsensitive,
        };
        return Directory.EnumerateFiles(folder, "*.json", options)
            .Where(path => !path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<ElementDefinition> Read(string folder, string path, List<DefinitionFileProblem> problems)
    {
        byte[] text;
        try
        {
            var file = new FileInfo(Path.Combine(folder, path));
            if (file.Length > DefinitionReader.MaximumLength)
            {
                problems.Add(new DefinitionFileProblem(path, 0, 0, $"it is longer than {DefinitionReader.MaximumLength} bytes"));
                return [];
            }

            text = File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new DefinitionFileProblem(path, 0, 0, $"it cannot be read: {exception.Message}"));
            return [];
        }

        var read = DefinitionReader.Read(text);
        if (!read.IsBroken && !read.LooksLikeDefinition)
            return [];

        problems.AddRange(read.Problems.Select(problem => Locate(path, text, problem)));
        // What was read before a break may lack entries that must be supplied.
        return read.IsBroken ? [] : read.Definitions.Select(located => located.Definition);
    }

    private static DefinitionFileProblem Locate(string path, byte[] text, DefinitionProblem problem)
    {
        var mark = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var before = text.AsSpan(mark, Math.Min(problem.Range.Start, text.Length - mark));
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new DefinitionFileProblem(path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1, problem.Message);
    }

    private static bool IsNamedAfter(string key, string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        return name.Equals($"{key}.json", StringComparison.OrdinalIgnoreCase)
            || name.Equals($"{key}.element.json", StringComparison.OrdinalIgnoreCase);
    }
}
