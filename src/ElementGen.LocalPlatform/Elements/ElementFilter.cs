using System.Text.RegularExpressions;

namespace ElementGen.LocalPlatform;

/// <summary>A <c>where</c> of a list of elements: <c>hub='messaging' AND key='infobip'</c>.</summary>
internal sealed partial class ElementFilter
{
    private readonly List<Func<PlatformElement, bool>> _conditions = [];

    /// <summary>Reads a filter; "" matches every element.</summary>
    /// <exception cref="RefusedException">The filter has another form, or a field that the local platform does not have.</exception>
    public static ElementFilter Read(string where)
    {
        var filter = new ElementFilter();
        if (where.Length == 0)
            return filter;

        foreach (var condition in And().Split(where))
        {
            if (Condition().Match(condition) is not { Success: true } match)
                throw RequestJson.Refused("where must be conditions such as hub='messaging', joined by AND.");

            var value = match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);
            filter._conditions.Add(Compare(match.Groups["field"].Value, value));
        }

        return filter;
    }

    /// <summary>Whether <paramref name="element"/> is asked for.</summary>
    public bool Matches(PlatformElement element) => _conditions.TrueForAll(condition => condition(element));

    private static Func<PlatformElement, bool> Compare(string field, string value) => field switch
    {
        "id" => element => $"{element.Id}" == value,
        "key" => element => element.Definition.Key == value,
        "name" => element => element.Definition.Name == value,
        "hub" => element => element.Definition.Hub == value,
        _ => throw RequestJson.Refused($"The local platform does not filter elements by '{field}', but by id, key, name and hub."),
    };

    [GeneratedRegex(@"\s+AND\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex And();

    [GeneratedRegex(@"^\s*(?<field>\w+)\s*=\s*'(?<value>.*)'\s*$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Condition();
}
