using System.Globalization;
using System.Text;
using ElementGen.LocalPlatform;

namespace ElementGen.Testing;

/// <summary>The message of a check that failed, line by line.</summary>
/// <param name="expected">What was expected.</param>
internal sealed class VerificationReport(string expected)
{
    // A test's output is read by people.
    private const int MostLines = 20;

    private readonly StringBuilder _text = new(expected);

    /// <summary>Lists things, the last ones if there are many.</summary>
    public VerificationReport With(IReadOnlyCollection<object> lines)
    {
        if (lines.Count > MostLines)
            _text.Append(CultureInfo.InvariantCulture, $"\n  … {lines.Count - MostLines} more");
        foreach (var line in lines.Skip(lines.Count - MostLines))
            _text.Append("\n  ").Append(line);

        return this;
    }

    /// <summary>Lists things under a title, if there are any.</summary>
    public VerificationReport With(string title, IReadOnlyCollection<object> lines)
    {
        if (lines.Count == 0)
            return this;

        _text.Append('\n').Append(title);
        return With(lines);
    }

    /// <summary>Lists the requests that led to it.</summary>
    public VerificationReport WithRequests(IEnumerable<RecordedRequest> requests) => With("Requests:", [.. requests]);

    public VerificationException ToException() => new(_text.ToString());
}
