namespace ElementGen.Definitions;

/// <summary>Finds the text that somebody probably meant when they mistyped one.</summary>
internal static class NearestText
{
    // Twice the longest known key. A longer text is not a typing error, and would take long to compare.
    private const int Longest = 100;

    /// <summary>
    /// The candidate nearest to <paramref name="text"/>. At most a third of the letters may be inserted, left out, changed or swapped. When
    /// several are equally near, the first in ordinal order. Null when none is near, or the text is too long for a typing error.
    /// </summary>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        if (text.Length > Longest)
            return null;

        string? nearest = null;
        var least = Math.Max(1, text.Length / 3) + 1;
        foreach (var candidate in candidates.OrderBy(static candidate => candidate, StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - text.Length) >= least)
                continue;

            var distance = Distance(text.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
                (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    // Optimal string alignment: insertions, deletions, changes, and swaps of neighbours.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}
