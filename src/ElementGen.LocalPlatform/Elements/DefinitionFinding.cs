namespace ElementGen.LocalPlatform;

/// <summary>Something wrong with a file in the folder of definitions, as the compiler reports it too. The other files are served all the same.</summary>
/// <param name="Path">The file, relative to the folder, with <c>/</c> between its parts.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The character in the line, counted from 1.</param>
/// <param name="RuleId">The rule that is broken (<c>ELG0101</c>).</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record DefinitionFinding(string Path, int Line, int Column, string RuleId, string Message)
{
    /// <summary>The place, the rule and the message as compilers print them: <c>infobip.json(3,12): error ELG0101: …</c>.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): error {RuleId}: {Message}";
}
