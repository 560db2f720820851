using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>Generated code compiles without a warning whatever a project is set to, and whatever is found under the names that it uses.</summary>
public class EverywhereTests
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly TargetFramework[] Frameworks = [TargetFramework.Net8, TargetFramework.Net9, TargetFramework.Net10];

    private static readonly NullableContextOptions[] NullableContexts =
        [NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings, NullableContextOptions.Annotations];

    private static readonly Consumer Sms = new Consumer().WithElements("infobip", "bigcommerce");

    /// <summary>Every language version, framework and nullable context, each two of them together; the other settings take turns.</summary>
    public static TheoryData<LanguageVersion, string, NullableContextOptions, bool, bool> Settings()
    {
        var settings = new TheoryData<LanguageVersion, string, NullableContextOptions, bool, bool>();
        var versions = Enum.GetValues<LanguageVersion>().Where(static version => version is LanguageVersion.Default or >= LanguageVersion.CSharp12).ToList();
        for (var row = 0; row < Math.Max(versions.Count, Frameworks.Length * NullableContexts.Length); row++)
        {
            settings.Add(
                versions[row % versions.Count], $"{Frameworks[row % Frameworks.Length]}", NullableContexts[row % NullableContexts.Length], row % 2 == 0, row / 2 % 2 == 0);
        }

        return settings;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_project_compiles_with_its_settings(
        LanguageVersion language, string framework, NullableContextOptions nullable, bool checksOverflow, bool usesImplicitly)
    {
        var project = Catalogue.Sample with
        {
            ParseOptions = Catalogue.Sample.ParseOptions.WithLanguageVersion(language),
            TargetFramework = Frameworks.Single(candidate => $"{candidate}" == framework),
            Nullable = nullable,
            ChecksOverflow = checksOverflow,
        };

        AssertCompiles(usesImplicitly ? project.With(ImplicitUsings) : project);
    }

    [Fact]
    public void All_frameworks_language_versions_and_nullable_contexts_take_part()
    {
        var rows = Settings().Select(static row => (object[])row).ToList();

        Assert.Equal(Frameworks.Length * NullableContexts.Length, rows.Select(static row => (row[1], row[2])).Distinct().Count());
        Assert.Contains(rows, static row => (LanguageVersion)row[0] == LanguageVersion.CSharp12);
        Assert.Contains(rows, static row => (LanguageVersion)row[0] == LanguageVersion.Preview);
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("System")]
    [InlineData("System.Threading.Tasks")]
    [InlineData("Task")]
    [InlineData("Secret")]
    [InlineData("Configuration")]
    [InlineData("ElementGen")]
    [InlineData("ElementGen.System")]
    [InlineData("Microsoft")]
    [InlineData("Microsoft.ElementGen.Global")]
    [InlineData("Acme.System")]
    [InlineData("Acme.ElementGen")]
    [InlineData("Acme.ElementGen.Secret.String")]
    [InlineData("Acme.global.alias")]
    public void A_namespace_may_be_called_like_what_generated_code_uses(string name) =>
        AssertCompiles(Sms.With($$"""
            namespace {{name.Replace("global", "@global", StringComparison.Ordinal)}};

            [global::ElementGen.ElementInstance("infobip")] public partial class Sms;
            [global::ElementGen.ElementInstance("bigcommerce")] public partial class Store;
            """));

    [Theory]
    [InlineData("class Secret; class String; class Task; class ElementDescriptor; class Configuration; class Element; class ElementEntry; class StringSyntax;")]
    [InlineData("struct Boolean; struct Int32; enum CancellationToken; interface IElementInstance; delegate void GeneratedCode(); record EntryDescriptor;")]
    [InlineData("class ElementGen { class Secret; } class System { class Threading; } class Microsoft;")]
    [InlineData("class Secret<T>; class Task<T>; class ElementGen<T>; class IElementInstance<T>; class Configuration<T>;")]
    [InlineData("class @string; class @bool; class @object; class @global; class @null;")]
    [InlineData("class ElementOptionAttribute : global::System.Attribute; class ElementEntryAttribute : global::System.Attribute; class GeneratedCodeAttribute : global::System.Attribute;")]
    public void Types_beside_the_class_and_around_it_may_be_called_so_too(string types) =>
        AssertCompiles(Sms.With($$"""
            namespace Acme
            {
                {{types}}

                [global::ElementGen.ElementInstance("infobip")] public partial class Sms;
            }

            namespace Acme.Inside
            {
                public partial class Outer
                {
                    {{types}}

                    [global::ElementGen.ElementInstance("bigcommerce")] public partial class Store;
                }
            }
            """));

    [Fact]
    public void Members_of_the_types_around_the_class_may_be_called_so() =>
        AssertCompiles(Sms.With("""
            namespace Acme;

            public partial class Outer<TUnused> { }

            public partial class Outer
            {
                public string Configuration { get; set; } = "";
                public int Element;
                public const string ElementKey = "outer";
                public event global::System.Action? Instance;
                public static void ProvisionAsync() { }
                public static int Attach => 1;
                public int ConfigureAwait(bool value) => Element;
                public object? Secret => Instance;
                private readonly int _connection = 1;
                public int System() => _connection;
                public void ElementGen() { }

                [global::ElementGen.ElementInstance("infobip")] public partial class Sms;
            }
            """));

    [Theory]
    [InlineData("global using Secret = System.String;\nglobal using Task = System.Int32;\nglobal using CancellationToken = System.Object;")]
    [InlineData("global using System = System.Int32;\nglobal using ElementGen = System.String;\nglobal using Acme = System.String;")]
    [InlineData("global using Configuration = System.String;\nglobal using Element = System.Int32;\nglobal using ElementDescriptor = System.String;")]
    [InlineData("global using unsafe Sms = int*;\nglobal using Store = (int Left, string Right);\nglobal using ConfigureAwait = System.Action;")]
    [InlineData("global using static System.Math;\nglobal using static System.String;\nglobal using static System.Threading.Tasks.Task;")]
    public void Aliases_that_the_whole_project_sees_may_be_called_so(string usings) =>
        AssertCompiles(Sms.With(usings).With("""
            namespace Project
            {
                [global::ElementGen.ElementInstance("infobip")] public partial class Messages;
                [global::ElementGen.ElementInstance("bigcommerce")] public partial class Shop;
            }
            """));

    [Theory]
    [InlineData("", "[System.Obsolete(\"Gone.\")] public partial class Sms;")]
    [InlineData("", "[System.Obsolete] public partial class Outer { [ElementGen.ElementInstance(\"infobip\")] public partial class Inner; } [System.Obsolete] public partial class Sms;")]
    [InlineData("", "[System.Diagnostics.CodeAnalysis.Experimental(\"ACME1\")] public partial class Sms;")]
    [InlineData("", "[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] [System.Diagnostics.DebuggerDisplay(\"x\")] public partial class Sms;")]
    [InlineData("#nullable disable\n#pragma warning disable\n#define GENERATED", "public partial class Sms;")]
    public void What_is_said_of_the_class_or_the_assembly_leads_to_no_warning(string head, string declaration) =>
        AssertCompiles(Sms.With($"{head}\n[ElementGen.ElementInstance(\"infobip\")] {declaration}"));

    [Fact]
    public void A_project_may_promise_that_it_is_compliant_with_the_common_language_specification() =>
        AssertCompiles(Sms
            .WithElements("quickbooks") // Keys that differ in case only.
            .WithDefinition("acme", """{ "key": "acme", "configuration": [{ "key": "2fa" }, { "key": "mode", "type": "COMBO", "options": [{ "value": "a" }, { "value": "A" }, { "value": "_" }] }] }""")
            .With("""
                [assembly: System.CLSCompliant(true)]

                [ElementGen.ElementInstance("infobip")] public partial class Sms;
                [ElementGen.ElementInstance("quickbooks")] public partial class Books;
                [ElementGen.ElementInstance("acme")] public partial class Acme;
                """));

    [Fact]
    public void A_project_may_bring_attributes_of_the_framework_itself() =>
        AssertCompiles(Sms.With("""
            namespace System.Diagnostics.CodeAnalysis
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.All)]
                internal sealed class StringSyntaxAttribute(string syntax) : global::System.Attribute { public string Syntax => syntax; }
            }

            [ElementGen.ElementInstance("infobip")] public partial class Sms;
            """));

    [Theory]
    [InlineData("runtime")]
    [InlineData("runtime", "@other")]
    [InlineData("runtime", "global")]
    [InlineData("@class")]
    public void The_runtime_library_may_be_referenced_by_an_alias(params string[] aliases)
    {
        var project = Sms with { RuntimeAliases = [.. aliases.Select(static alias => alias.TrimStart('@'))] };

        var run = AssertCompiles(project.With($$"""
            extern alias {{aliases[0]}};

            namespace ElementGen.Messaging;

            [{{aliases[0]}}::ElementGen.ElementInstance("infobip")] public partial class Sms;

            public static class Use
            {
                public static {{aliases[0]}}::ElementGen.Secret Password => new Sms.Configuration { Username = "acme", Password = global::System.Environment.NewLine }.Password;
                public static object Lacking => new Sms.Configuration { Username = "acme" };
            }
            """));

        Assert.Equal(["ELG0201"], run.Analyze().Select(static report => report.Id));
    }

    [Fact]
    public void Two_types_of_one_full_name_while_one_is_renamed_take_no_output_away()
    {
        var run = Sms.With("""
            namespace Acme { public partial class Phones { [ElementGen.ElementInstance("infobip")] public partial class Sms; } }
            namespace Acme.Phones { [ElementGen.ElementInstance("infobip")] public partial class Sms; }
            """).Generate();

        Assert.Equal(2, run.Result.GeneratedSources.Length);
        // Which of both types a full name means is open as long as there are two: one of them seems to lack a member.
        Assert.Equal(["CS0101", "CS0535"], run.Diagnostics().Select(static diagnostic => diagnostic.Id).Distinct());
    }

    private static GeneratorRun AssertCompiles(Consumer project)
    {
        var run = project.Generate();

        Assert.NotEmpty(run.Result.GeneratedSources);
        // What the consumer's own code is warned of is its own affair.
        Assert.DoesNotContain(
            run.Diagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree));
        Assert.True(run.Output.Emit(Stream.Null).Success);
        return run;
    }
}
