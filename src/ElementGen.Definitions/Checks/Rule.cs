namespace ElementGen.Definitions;

/// <summary>How severe a finding is by default. A project can change it.</summary>
internal enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Wrong: the platform would reject it, or nothing can be generated.</summary>
    Error,
}

/// <summary>The severities as compilers print them.</summary>
internal static class RuleSeverities
{
    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>.</summary>
    public static string InWords(this RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "info",
    };
}

/// <summary>A rule that checks report about. Each id has a page in <c>ElementGen.Roslyn/Rules</c>.</summary>
/// <param name="Id">The rule's id (<c>ELG0201</c>).</param>
/// <param name="Severity">How severe a finding is by default.</param>
/// <param name="Title">The rule in a few words, without a full stop.</param>
/// <param name="Format">The message, with <c>{0}</c>, <c>{1}</c>, … for a finding's arguments.</param>
/// <param name="Reason">Why the rule exists, in a sentence or two.</param>
internal sealed record Rule(string Id, RuleSeverity Severity, string Title, string Format, string Reason)
{
    /// <summary>A finding of this rule.</summary>
    /// <param name="range">Where the file breaks the rule.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public Finding At(ByteRange range, params string[] arguments) => new(this, range, [.. arguments.Select(MessageText.OnOneLine)]);
}
