using System.Collections.Concurrent;
using System.Globalization;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>What the processes say, a line each: what happened, and to what.</summary>
internal sealed class EnsuringReport
{
    public const string Ensured = "ensured";
    public const string Failed = "failed";
    public const string Swept = "swept";
    public const string Step = "step";

    // The line of a process that is killed can end anywhere.
    private const string End = ".";

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<long>> _ids = new(StringComparer.Ordinal);

    /// <summary>How many tenants have an instance.</summary>
    public int Tenants => _ids.Count;

    /// <summary>The ids that callers got, by tenant.</summary>
    public IReadOnlyDictionary<string, HashSet<long>> Ids => _ids;

    /// <summary>How often a thing happened, such as <c>ensured</c>, <c>failed ElementsApiException</c> or <c>step Adopting</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Writes a line, in a process that ensures.</summary>
    public static void Write(string kind, object what, object which) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {what} {which} {End}"));

    /// <summary>Reads a line of a process.</summary>
    public void Read(string line)
    {
        if (line.Split(' ') is not [var kind, var what, var which, End])
            return;

        if (kind == Ensured)
        {
            var ids = _ids.GetOrAdd(what, static _ => []);
            lock (ids)
                ids.Add(long.Parse(which, CultureInfo.InvariantCulture));
        }

        _counts.AddOrUpdate(kind == Ensured ? kind : $"{kind} {what}", 1, static (_, count) => count + 1);
    }

    public override string ToString() => string.Join(", ", _counts.OrderBy(static count => count.Key, StringComparer.Ordinal)
        .Select(static count => $"{count.Key} {count.Value}"));
}
