namespace ElementGen.Definitions;

/// <summary>Checks definition files: ELG01xx.</summary>
internal static class DefinitionFileCheck
{
    /// <summary>ELG0101 and ELG0102: the file is not JSON, or describes no element.</summary>
    /// <param name="content">The file's content; null when the file cannot be read.</param>
    /// <param name="file">The file.</param>
    /// <param name="isUnclaimed">
    /// Whether no element class names the key that the file is named after. It is called only when the content does not look like a
    /// definition.
    /// </param>
    public static IReadOnlyList<Finding> FindProblems(DefinitionContent? content, DefinitionFile file, Func<string, bool> isUnclaimed)
    {
        if (content is null)
            return [FileRules.DefinitionNotJson.At(default, "the file cannot be read")];

        if (MisplacedText.InDefinitionFile(content, file) is { } misplaced)
            return [misplaced];

        var findings = new FindingList();
        var wayOut = file.IsCertain && content is { LooksLikeDefinition: false, Problems.Count: > 0 } && isUnclaimed(file.Key)
            ? ForeignFile.WayOut("ElementDefinition", file.Path)
            : "";
        // The break comes first, so that a full list does not leave it out.
        foreach (var problem in content.Problems.OrderBy(static problem => problem.Kind))
        {
            findings.Add(RuleOf(problem.Kind).At(problem.Range, problem.Message + wayOut) with { IsCurlyQuote = problem.IsCurlyQuote });
            wayOut = "";
        }

        return findings.InOrder();
    }

    /// <summary>ELG0104 and ELG0105: entries whose property names collide, and entries of unknown types.</summary>
    public static IReadOnlyList<Finding> FindCollisionsAndUnknownTypes(DefinitionContent content, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        foreach (var located in content.Definitions.TakeWhile(_ => !findings.IsFull))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddUnknownTypes(findings, located);
            AddCollisions(findings, located);
        }

        return findings.InOrder();
    }

    /// <summary>ELG0103: definitions in <paramref name="file"/> that do not count, because another one of the element does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">The file's content.</param>
    /// <param name="definitions">The definitions of the project.</param>
    /// <param name="isNamedByClass">Whether an element class names a key. It is called only when two definitions differ.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public static IReadOnlyList<Finding> FindDuplicates(
        DefinitionFile file,
        DefinitionContent content,
        ProjectDefinitions definitions,
        Func<string, bool> isNamedByClass,
        CancellationToken cancellationToken)
    {
        // What follows the break is unknown, and FindProblems reports the break.
        if (content.IsBroken)
            return [];

        var findings = new FindingList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var located in content.Definitions.TakeWhile(_ => !findings.IsFull))
        {
            var key = located.Definition.Key;
            var isFirst = seen.Add(key);
            if (definitions.Find(key, cancellationToken) is not { } effective || (isFirst && effective.File.Path == file.Path))
                continue;

            var differs = !effective.File.IsBroken && !effective.Definition.Equals(located.Definition);
            var rule = differs && isNamedByClass(key) ? FileRules.DifferingDefinition : FileRules.DuplicateDefinition;
            var where = effective.File.Path == file.Path ? "in this file" : $"in '{effective.File.Path}'";
            findings.Add(rule.At(located.KeyRange, MessageText.Quote(key), where, WhichCounts(file, effective)));
        }

        return findings.InOrder();
    }

    private static Rule RuleOf(DefinitionProblemKind kind) =>
        kind == DefinitionProblemKind.NotJson ? FileRules.DefinitionNotJson : FileRules.DefinitionWithoutElement;

    // An entry that callers cannot set has no property, so its type does not matter.
    private static void AddUnknownTypes(FindingList findings, LocatedDefinition located)
    {
        for (var i = 0; i < located.Entries.Count; i++)
        {
            var entry = located.Definition.Entries[i];
            if (!entry.IsOpenToCallers || entry.Type.Length == 0 || EntryKinds.IsKnown(entry.Type))
                continue;

            var treatment = EntryKinds.KindOf(entry) == EntryKind.Secret ? "a secret, as its key says" : "text";
            findings.Add(FileRules.UnknownType.At(
                located.Entries[i].Type, MessageText.Quote(entry.Type), MessageText.Quote(entry.Key), treatment));
        }
    }

    private static void AddCollisions(FindingList findings, LocatedDefinition located)
    {
        foreach (var (first, second) in EntryNames.FindCollisions(located.Definition))
        {
            findings.Add(FileRules.NameCollision.At(
                located.Entries[second.Position].Key,
                MessageText.Quote(first.Entry.Key),
                MessageText.Quote(second.Entry.Key),
                first.Property,
                second.Property));
        }
    }

    private static string WhichCounts(DefinitionFile file, FoundDefinition effective)
    {
        if (effective.File.Path == file.Path)
            return "the first one counts";

        var key = effective.Definition.Key;
        return effective.File.IsNamedAfter(key) && !file.IsNamedAfter(key)
            ? "that one counts because its file is named after the key"
            : "that one counts because its path comes first";
    }
}
