using System.Text;
using System.Text.RegularExpressions;
using ElementGen.Definitions;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>
/// One rule, asked in several places: for every element of the catalogue and every choice of each of its controls, the compiler, a request body and the
/// run agree on what is missing. The local platform's tests show the same of its answers.
/// </summary>
public partial class AgreementTests
{
    private static readonly IReadOnlyList<Choice> Choices = [.. Repository.ElementKeys.SelectMany(ChoicesOf)];

    [Fact]
    public void Compiler_request_body_and_run_agree_on_what_is_missing()
    {
        Assert.True(Choices.Count > 200, $"Only {Choices.Count} choices.");
        var run = (new Consumer() with { TracksSteps = false }).WithElements(Repository.ElementKeys).With(Source()).Generate();

        var compiler = Choices.Select(static _ => "").ToArray();
        foreach (var report in run.Analyze().Where(static report => report.Id == "ELG0201"))
            compiler[LineOf(report) - FirstLine] = InOrder(Keys().Matches(report.Message).Select(static key => key.Groups[1].Value));

        var expected = Choices.Select(static choice => $"{choice}: {InBody(choice)}").ToList();
        Assert.Equal(expected, Choices.Zip(compiler, static (choice, missing) => $"{choice}: {missing}"));
        Assert.Equal(expected, Choices.Zip(run.Run("Acme.Use", "Missing")!.Split('\n'), static (choice, missing) => $"{choice}: {missing}"));
        Assert.Contains(compiler, static missing => missing.Contains("oauth.api.secret", StringComparison.Ordinal));
    }

    private const int FirstLine = 8;

    private static IEnumerable<Choice> ChoicesOf(string key)
    {
        var definition = Assert.Single(DefinitionReader.Read(Encoding.UTF8.GetBytes(Repository.Element(key))).Definitions).Definition;
        yield return new Choice(definition, null, null);
        foreach (var entry in EntryNames.Of(definition).Where(static entry => entry.Facts.IsControl || entry.Facts.Key == Grants.AuthenticationType))
        {
            foreach (var option in entry.Options.AsEnumerable())
                yield return new Choice(definition, entry, option);
        }
    }

    private static string Source()
    {
        var classes = Choices.Select(static choice => choice.Definition.Key).Distinct()
            .Select(static key => $"[ElementInstance(\"{key}\")] partial class {Catalogue.ClassOf(key)};");
        var creations = Choices.Select(static choice =>
        {
            var name = Catalogue.ClassOf(choice.Definition.Key);
            var value = choice is { Control: { } control, Option: { } option }
                ? $"{control.Property} = {name}.Configuration.{control.OptionType}.{option.Member}"
                : "";
            return $"Of({name}.Element, new {name}.Configuration {{ {value} }}),";
        });
        return $$"""
            using System; using System.Linq; using ElementGen;
            namespace Acme;
            static class Use
            {
                static string Of(ElementDescriptor e, ElementConfiguration c) => string.Join(' ', e.GetMissingEntries(c).Select(m => m.Key).Order(StringComparer.Ordinal));
                public static string Missing() => string.Join('\n', new[]
                {
            {{string.Join('\n', creations)}}
                });
            }
            {{string.Join('\n', classes)}}
            """;
    }

    private static string InBody(Choice choice)
    {
        var configuration = choice.Control is null ? "" : $"\"{choice.Control.Entry.Key}\": \"{choice.Option!.Option.Value}\"";
        var body = $$"""{ "element": { "key": "{{choice.Definition.Key}}" }, "configuration": { {{configuration}} } }""";
        var findings = new FindingList();
        RequestBodyCheck.Check(Assert.Single(RequestBodyReader.Read(Encoding.UTF8.GetBytes(body)).Bodies), choice.Definition, [], findings);
        var lacking = findings.InOrder().SingleOrDefault(static finding => finding.Rule == FileRules.InstanceLacksEntries);
        return lacking is null ? "" : InOrder(lacking.Arguments[2].Split(", "));
    }

    private static string InOrder(IEnumerable<string> keys) => string.Join(' ', keys.Order(StringComparer.Ordinal));

    private static int LineOf(Report report) => int.Parse(Line().Match(report.Place).Groups[1].Value, null);

    [GeneratedRegex(@"\(([^) ]+\.[^) ]+|[^) ]+)\)(?=,|$)")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\((\d+),")]
    private static partial Regex Line();

    private sealed record Choice(ElementDefinition Definition, NamedEntry? Control, NamedOption? Option)
    {
        public override string ToString() => Control is null ? Definition.Key : $"{Definition.Key} {Control.Entry.Key}={Option!.Option.Value}";
    }
}
