namespace ElementGen.Definitions;

/// <summary>Checks instance files: ELG03xx. No message quotes a value from the file, because it may be a secret.</summary>
internal static class InstanceFileCheck
{
    /// <summary>The findings in an instance file.</summary>
    /// <param name="content">The file's content; null when the file cannot be read.</param>
    /// <param name="path">
    /// The path relative to the project, if the file's name or an item says that it is an instance file; else null.
    /// </param>
    /// <param name="definitions">The definitions of the project.</param>
    /// <param name="optional">Keys of entries that callers need not supply, even if a definition requires them.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public static IReadOnlyList<Finding> Find(
        InstanceContent? content,
        string? path,
        ProjectDefinitions definitions,
        string[] optional,
        CancellationToken cancellationToken)
    {
        if (content is null)
            return [FileRules.InstanceNotJson.At(default, "the file cannot be read")];

        if (MisplacedText.InBrokenInstanceFile(content) is { } broken)
            return [broken];

        var findings = new FindingList();
        var wayOut = path is null || content.NamesElement ? "" : ForeignFile.WayOut("ElementInstanceFile", path);
        foreach (var problem in content.Problems)
        {
            // What follows a break is unknown, so only the break is reported.
            if (content.IsBroken && problem.Kind != RequestBodyProblemKind.NotJson)
                continue;

            findings.Add(FindingOf(problem, problem.Message + wayOut));
            wayOut = "";
        }

        if (!content.IsBroken)
        {
            foreach (var misplaced in MisplacedText.InInstanceFile(content))
                findings.Add(misplaced);
            foreach (var body in content.Bodies.Where(static body => !body.IsMisplaced).TakeWhile(_ => !findings.IsFull))
                Check(body, definitions, optional, findings, cancellationToken);
        }

        return findings.InOrder();
    }

    private static Finding FindingOf(RequestBodyProblem problem, string message) => problem.Kind switch
    {
        RequestBodyProblemKind.NotJson =>
            FileRules.InstanceNotJson.At(problem.Range, message) with { IsCurlyQuote = problem.IsCurlyQuote },
        RequestBodyProblemKind.NoElement => FileRules.InstanceOfUnknownElement.At(problem.Range, message),
        _ => FileRules.InstanceHasUnsuitableValue.At(problem.Range, MessageText.Quote(problem.Name ?? ""), message),
    };

    private static void Check(
        RequestBody body, ProjectDefinitions definitions, string[] optional, FindingList findings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (body.ElementKey is not { } key)
            return;

        if (definitions.Find(key, cancellationToken) is not { } found)
        {
            if (UnknownElement.Of(key, definitions, cancellationToken) is { } unknown)
            {
                findings.Add(FileRules.InstanceOfUnknownElement.At(
                    body.ElementKeyRange, $"no definition has the key {MessageText.Quote(key)}; {unknown.Advice}"));
            }
        }
        else if (!found.File.IsBroken)
        {
            RequestBodyCheck.Check(body, found.Definition, optional, findings);
        }
    }
}
