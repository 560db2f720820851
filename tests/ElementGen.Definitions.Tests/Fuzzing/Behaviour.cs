using System.Text;

namespace ElementGen.Definitions.Tests.Fuzzing;

/// <summary>
/// What a reader did with an input, as a text that is the same for inputs that are read alike. An input with a new one is worth changing further.
/// </summary>
internal static class Behaviour
{
    public static string Of(DefinitionContent file)
    {
        var behaviour = new StringBuilder(file.LooksLikeDefinition ? "looks " : "").Append(Math.Min(file.Definitions.Count, 3));
        foreach (var definition in file.Definitions.Take(2).Select(static located => located.Definition))
        {
            behaviour.Append(definition.TypeOauth ? 'o' : ' ').Append(definition.Active ? ' ' : 'i').Append(definition.AuthenticationType is null ? ' ' : 'a');
            behaviour.Append(Math.Min(definition.Entries.Count, 3)).Append(Math.Min(EntryNames.FindCollisions(definition).Count, 2));
            foreach (var facts in EntryFacts.Of(definition).Take(3))
            {
                behaviour.Append(facts.MustSupply ? 'm' : ' ').Append(facts.Group is null ? ' ' : 'g')
                    .Append(facts.IsControl ? 'c' : ' ').Append(facts.SelectedByDefault is null ? ' ' : 's');
            }
        }

        return AppendMessages(behaviour, file.Problems.Select(static problem => problem.Message));
    }

    public static string Of(InstanceContent file, IReadOnlyList<Finding> findings)
    {
        var behaviour = new StringBuilder(file.LooksLikeBody ? "looks " : "").Append(Math.Min(file.Bodies.Count, 3));
        foreach (var body in file.Bodies.Take(2))
        {
            behaviour.Append(body.ElementKey is null ? ' ' : 'k').Append(body.ConfigurationRange is null ? ' ' : 'c')
                .Append(body.HasExternalAuthentication ? 'e' : ' ').Append(Math.Min(body.Values.Count, 3));
        }

        return AppendMessages(behaviour, file.Problems.Select(static problem => problem.Message).Concat(findings.Select(static finding => finding.Message)));
    }

    // Each kind of message once, without what it quotes.
    private static string AppendMessages(StringBuilder behaviour, IEnumerable<string> messages)
    {
        foreach (var kind in messages.Select(KindOf).Distinct().Take(6))
            behaviour.Append('|').Append(kind);

        return behaviour.ToString();
    }

    private static string KindOf(string message)
    {
        var kind = new StringBuilder();
        var isQuoted = false;
        foreach (var c in message)
        {
            isQuoted ^= c == '\'';
            if (!isQuoted && !char.IsAsciiHexDigitUpper(c))
                kind.Append(c);
        }

        return kind.ToString();
    }
}
