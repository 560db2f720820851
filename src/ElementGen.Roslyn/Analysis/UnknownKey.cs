using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;

namespace ElementGen.Roslyn.Analysis;

/// <summary>An element key that no definition has, wherever it is named, with what to do about it.</summary>
/// <param name="Nearest">The key that may be meant; null when none is near.</param>
/// <param name="Advice">What to do, as a clause.</param>
internal sealed record UnknownKey(string? Nearest, string Advice)
{
    /// <summary>Judges <paramref name="key"/>; null when a definition has it, or when the file named after it has problems, which are reported there.</summary>
    public static UnknownKey? Of(string key, ProjectDefinitions definitions, CancellationToken cancellationToken)
    {
        if (definitions.Define(key, cancellationToken) || definitions.FilesNamedAfter(key).Any(file => HasProblems(file, cancellationToken)))
            return null;

        var nearest = NearestText.Find(key, definitions.Keys);
        var advice = definitions.FindOutsideItems(key, cancellationToken) is { } path
            ? $"'{path}' holds it, but is no ElementDefinition item"
            : nearest is not null ? $"the nearest is {JsonToken.Quote(nearest)}" : $"add its definition as elements/{JsonToken.Printable(key)}.json";
        return new UnknownKey(nearest, advice);
    }

    private static bool HasProblems(DefinitionText file, CancellationToken cancellationToken) =>
        DefinitionTexts.Read(file.Text, cancellationToken) is not { Problems.Count: 0 };
}
