using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>What a check reports about a file. The compiler part and every other program show the same message at the same place.</summary>
/// <param name="Rule">The rule that the file breaks.</param>
/// <param name="Range">Where the file breaks the rule.</param>
/// <param name="Arguments">The arguments of the rule's message, each one line of visible text.</param>
internal sealed record Finding(Rule Rule, ByteRange Range, EquatableArray<string> Arguments)
{
    /// <summary>Whether it reports a curly quote that must be straight.</summary>
    public bool IsCurlyQuote { get; init; }

    /// <summary>What is wrong and what to do, in one line.</summary>
    public string Message =>
        string.Format(CultureInfo.InvariantCulture, Rule.Format, [.. ((IEnumerable<string>)Arguments).Cast<object>()]);
}

/// <summary>
/// Collects the findings of one check in one file. It takes at most a hundred, so that a file that is wrong everywhere does not give a
/// million reports.
/// </summary>
internal sealed class FindingList
{
    private const int Most = 100;

    private readonly List<Finding> _findings = [];

    /// <summary>Whether the list takes no more.</summary>
    public bool IsFull => _findings.Count >= Most;

    /// <summary>Adds <paramref name="finding"/>, unless the list is full.</summary>
    public void Add(Finding finding)
    {
        if (!IsFull)
            _findings.Add(finding);
    }

    /// <summary>The findings, in text order.</summary>
    public IReadOnlyList<Finding> InOrder() => [.. _findings.OrderBy(static finding => finding.Range.Start)];
}
