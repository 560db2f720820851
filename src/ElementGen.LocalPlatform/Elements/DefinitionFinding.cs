namespace ElementGen.LocalPlatform;

/// <summary>What is wrong with a file in the folder of definitions. The compiler reports the same. The other files are served.</summary>
/// <param name="Path">The file's path relative to the folder, with <c>/</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units.</param>
/// <param name="Severity">How severe it is, as compilers print it (<c>error</c>).</param>
/// <param name="RuleId">The id of the rule that the file breaks (<c>ELG0101</c>).</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record DefinitionFinding(string Path, int Line, int Column, string Severity, string RuleId, string Message)
{
    /// <summary>The finding in the form that compilers use: <c>infobip.json(3,12): error ELG0101: …</c>.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {Severity} {RuleId}: {Message}";
}
