using System.Globalization;

namespace ElementGen.Definitions;

/// <summary>What a check reports about a file. The compiler and every other program show the same message at the same place.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Range">Where the file breaks it.</param>
/// <param name="Arguments">What the rule's message is completed with: each one line, visible.</param>
internal sealed record Finding(Rule Rule, ByteRange Range, EquatableArray<string> Arguments)
{
    /// <summary>Whether a curly quote stands there where a straight one must, so that straightening it repairs the file.</summary>
    public bool IsCurlyQuote { get; init; }

    /// <summary>What is wrong and what to do: one line.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Format, [.. ((IEnumerable<string>)Arguments).Cast<object>()]);
}

/// <summary>
/// Gathers the findings of one check in one file. A file that is wrong everywhere needs no million reports, so the list ends at a hundred.
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

    /// <summary>The findings, by place.</summary>
    public IReadOnlyList<Finding> InOrder() => [.. _findings.OrderBy(static finding => finding.Range.Start)];
}
