using System.Text.Json;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>Classes of every shape and name, among whatever else a project declares: the whole compiles without a warning.</summary>
public class DeclarationTests
{
    private const string Attribute = "[global::ElementGen.ElementInstance(\"infobip\")]";

    [Theory]
    [InlineData("[Instance] partial class Sms;")]
    [InlineData("namespace Acme; [Instance] public partial class Sms;")]
    [InlineData("namespace Acme { namespace Phones { [Instance] internal sealed partial class Sms { } } }")]
    [InlineData("partial class Outer { [Instance] private partial class Sms; }")]
    [InlineData("static partial class Outer { [Instance] internal partial class Sms; }")]
    [InlineData("abstract partial class Outer { [Instance] protected partial class Sms; }")]
    [InlineData("readonly partial struct Outer { [Instance] internal partial class Sms; }")]
    [InlineData("ref partial struct Outer { [Instance] internal partial class Sms; }")]
    [InlineData("unsafe partial struct Outer { [Instance] internal partial class Sms; }")]
    [InlineData("partial record Outer(int Id) { [Instance] internal partial class Sms; }")]
    [InlineData("partial record class Outer { [Instance] internal partial class Sms; }")]
    [InlineData("readonly partial record struct Outer(int Id) { [Instance] internal partial class Sms; }")]
    [InlineData("partial interface IOuter { [Instance] internal partial class Sms; }")]
    [InlineData("namespace Acme; partial class A { partial struct B { partial record C { partial interface D { [Instance] public partial class Sms; } } } }")]
    [InlineData("[Instance] partial class Sms; partial class Sms : System.IDisposable { public void Dispose() { } }")]
    [InlineData("class Base; [Instance] partial class Sms : Base;")]
    [InlineData("/// <summary>Mine.</summary>\n[Instance] public partial class Sms { }")]
    [InlineData("[Instance] partial class Sms { public string Name => ElementKey; public sealed partial record Configuration { public string Note { get; init; } = \"\"; } }")]
    public void A_class_is_completed_where_it_stands(string declaration) => AssertCompiles(declaration);

    [Theory]
    [InlineData("namespace @class.@event { [Instance] public partial class @record; }")]
    [InlineData("namespace @namespace.@global.@partial { [Instance] public partial class @class; }")]
    [InlineData("namespace Acme { partial class @struct { partial struct @interface { [Instance] public partial class @int; } } }")]
    [InlineData("namespace @await.@async { [Instance] public partial class @var; }")]
    [InlineData("namespace @yield.@where { [Instance] public partial class @file; }")]
    [InlineData("namespace @required.@scoped { [Instance] public partial class @dynamic; }")]
    [InlineData("namespace @nameof { [Instance] public partial class @field; }")]
    [InlineData("namespace @acme.@phones { partial class @outer { [Instance] internal partial class @infobip; } }")]
    [InlineData("namespace Größe.漢字 { [Instance] public partial class Überweisung; }")]
    public void Words_of_the_language_and_other_scripts_are_names_like_any_other(string declaration) => AssertCompiles(declaration);

    [Theory]
    [InlineData("namespace Acme.System { [Instance] public partial class Sms; }")]
    [InlineData("namespace Acme.ElementGen { [Instance] public partial class Sms; }")]
    [InlineData("namespace Acme.ElementGen.System.Threading.Tasks { [Instance] public partial class Sms; class Task; }")]
    [InlineData("namespace Acme { class System; class ElementGen; [Instance] public partial class Sms; }")]
    [InlineData("namespace Acme { class Secret; class Task; class CancellationToken; class ElementsClient; class ElementEntry; [Instance] public partial class Sms; }")]
    [InlineData("namespace Acme { record Configuration; class Element; class Instance; [Instance] public partial class Sms; }")]
    [InlineData("partial class System2 { class System; class ElementGen; [Instance] public partial class Sms { class Task; class Secret; } }")]
    [InlineData("namespace Sms { [Instance] public partial class Sms; }")]
    [InlineData("namespace Acme { partial class Sms { [Instance] public partial class Sms2; } class Sms2; }")]
    [InlineData("namespace Acme { static class Extensions { public static void ConfigureAwait(this global::System.Threading.Tasks.Task task) { } } [Instance] public partial class Sms; }")]
    public void Types_of_the_users_own_with_names_that_generated_code_uses_do_no_harm(string declaration) => AssertCompiles(declaration);

    [Theory]
    [InlineData("[Instance] partial class One; [Instance] partial class Two;", 2)]
    [InlineData("namespace A { [Instance] partial class Sms; } namespace B { [Instance] partial class Sms; }", 2)]
    [InlineData("[Instance] partial class Sms; [Instance] partial class SMS;", 2)]
    [InlineData("namespace Acme { [Instance] partial class Sms; } namespace ACME { [Instance] partial class Sms; }", 2)]
    [InlineData("namespace A.B { [Instance] partial class Sms; } namespace A { partial class B2 { [Instance] partial class Sms; } }", 2)]
    [InlineData("namespace Größe { [Instance] partial class Sms; } namespace Grö_e { [Instance] partial class Sms; }", 2)]
    public void Classes_that_are_nearly_called_the_same_are_all_generated(string declaration, int count) =>
        Assert.Equal(count, AssertCompiles(declaration).Result.GeneratedSources.Length);

    [Fact]
    public void A_namespace_and_a_class_of_one_name_do_not_take_all_output_away()
    {
        // It does not compile; the generator runs all the same.
        var run = new Consumer().WithElements("infobip")
            .With($"namespace Acme {{ {Attribute} partial class Sms; }} partial class Acme {{ {Attribute} partial class Sms; }} {Attribute} partial class Other;")
            .Generate();

        Assert.Equal(3, run.Result.GeneratedSources.Length);
    }

    [Fact]
    public void Names_of_files_are_short_and_plain_whatever_the_class_is_called()
    {
        var run = AssertCompiles($"namespace {string.Join('.', Enumerable.Repeat("Überaus", 40))} {{ [Instance] partial class {new string('ö', 200)}; }}");

        Assert.Matches("^[A-Za-z0-9_.]{1,100}$", Assert.Single(run.Result.GeneratedSources).HintName);
    }

    [Fact]
    public void Entries_whose_names_a_record_claims_get_names_of_their_own()
    {
        string[] keys =
        [
            "clone", "to.string", "get.hash.code", "equals", "print.members", "equality.contract", "get.type", "memberwise.clone", "finalize",
            "reference.equals", "additional", "descriptor", "value.of", "configuration", "deconstruct", "object", "string", "secret", "task", "system",
            "element.gen", "element", "element.key", "instance", "global", "new", "class", "event", "item", "value", "index", "entries", "acme", "supplied",
            "op.equality", "get.user", "user", "mode", "mode.option", "2fa", "-", "_", "...", "漢字", "é",
        ];
        var entries = keys.Select(key => key == "mode"
            ? """{ "key": "mode", "type": "COMBO", "options": [{ "value": "value__" }, { "value": "new" }, { "value": "-" }] }"""
            : $$"""{ "key": {{JsonSerializer.Serialize(key)}}, "required": true }""");
        var run = new Consumer()
            .WithDefinition("unrelated", $$"""{ "key": "unrelated", "configuration": [{{string.Join(", ", entries)}}] }""")
            .With("""
                [ElementGen.ElementInstance("unrelated")]
                public partial class Acme;

                public static class Check
                {
                    public static string Properties() => string.Join(" ", System.Linq.Enumerable.Order(
                        System.Linq.Enumerable.Select(Acme.Element.Entries, entry => entry.Property)));
                }
                """)
            .Generate();

        var properties = run.Run("Check", "Properties")!.Split(' ');
        Assert.Equal(keys.Length, properties.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("ToStringEntry", properties);
        Assert.Contains("CloneEntry", properties);
        Assert.Contains("_2fa", properties);
    }

    [Fact]
    public void When_the_names_of_keys_collide_each_gets_its_key_appended()
    {
        var run = new Consumer().WithElements("connectwisecrmrest").With("""
            using System.Linq;

            [ElementGen.ElementInstance("connectwisecrmrest")]
            public partial class ConnectWise;

            public static class Check
            {
                public static string BaseUrls() =>
                    string.Join(" ", ConnectWise.Element.Entries.Where(entry => entry.Property!.StartsWith("BaseUrl")).Select(entry => entry.Property).Order());
            }
            """).Generate();

        Assert.Equal("BaseUrl_base_url BaseUrl_baseUrl", run.Run("Check", "BaseUrls"));
    }

    private static GeneratorRun AssertCompiles(string declaration)
    {
        var run = new Consumer()
            .WithElements("infobip")
            .With(declaration.Replace("[Instance]", Attribute, StringComparison.Ordinal))
            .Generate();
        Assert.NotEmpty(run.Result.GeneratedSources);
        Assert.Empty(run.Diagnostics());
        return run;
    }
}
