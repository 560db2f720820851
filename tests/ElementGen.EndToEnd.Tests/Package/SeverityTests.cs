namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The ways in which a project tells the rules what it wants.</summary>
public class SeverityTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string LackingBody = """{ "element": { "key": "infobip" }, "configuration": { "messaging.sms.infobip.username": "acme" } }""";

    private const string LackingCreation = """
        namespace Acme.Messaging;

        public static class Use
        {
            public static object Configuration => new InfobipSms.Configuration { Username = "acme" };
        }
        """;

    [Fact]
    public async Task An_editorconfig_changes_the_severity_in_code_and_a_globalconfig_that_in_json()
    {
        var project = Project("Severities").Write("Use.cs", LackingCreation).Write("sms.instance.json", LackingBody);
        Assert.Equal(["ELG0201", "ELG0302"], Ids(await project.BuildAsync()));

        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ELG0201.severity = none\n[*.json]\ndotnet_diagnostic.ELG0302.severity = none\n");
        Assert.Equal(["ELG0302"], Ids(await project.BuildAsync()));

        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.ELG0302.severity = none\n");
        Assert.Empty(Ids(await project.BuildAsync()));
    }

    [Fact]
    public async Task A_pragma_and_a_suppression_attribute_are_heeded()
    {
        var project = Project("Suppressed").Write("Use.cs", """
            using System.Diagnostics.CodeAnalysis;

            namespace Acme.Messaging;

            public static class Use
            {
            #pragma warning disable ELG0201
                public static object ByPragma => new InfobipSms.Configuration { Username = "acme" };
            #pragma warning restore ELG0201

                [SuppressMessage("ElementGen", "ELG0201", Justification = "Completed by the binder.")]
                public static object ByAttribute => new InfobipSms.Configuration { Username = "acme" };
            }
            """);

        Assert.Empty(Ids(await project.BuildAsync()));
    }

    [Fact]
    public async Task Entries_are_optional_for_a_class_by_its_attribute_and_for_instance_files_by_an_editorconfig()
    {
        var project = Project("Optional", attribute: """[ElementInstance("infobip", Optional = ["messaging.sms.infobip.password"])]""")
            .Write("Use.cs", LackingCreation)
            .Write("sms.instance.json", LackingBody)
            .Write(".editorconfig", "root = true\n[*.json]\nelementgen_optional_entries = messaging.sms.infobip.password\n");

        Assert.Empty(Ids(await project.BuildAsync()));
    }

    [Fact]
    public async Task Required_members_are_asked_for_by_the_compiler_where_a_project_wants_them()
    {
        var project = Project("Required", extra: "<PropertyGroup><ElementGenRequiredMembers>true</ElementGenRequiredMembers></PropertyGroup>")
            .Write("Use.cs", LackingCreation);

        Assert.Equal(["CS9035"], Ids(await project.BuildAsync()));
    }

    [Fact]
    public async Task A_word_that_is_neither_true_nor_false_for_required_members_is_a_warning()
    {
        var project = Project("RequiredPerhaps");
        var restored = await project.RunAsync("restore", "-nologo");
        Assert.True(restored.ExitCode == 0, restored.Output);

        foreach (var (word, isWarned) in new[] { ("perhaps", true), ("1", true), ("truefalse", true), (" On ", false), ("NO", false), ("", false) })
        {
            var run = await project.RunAsync("msbuild", "-nologo", "-t:CheckElementGenSettings", $"-p:ElementGenRequiredMembers={word}");

            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Equal(
                isWarned,
                run.Output.Contains(
                    $"warning : ElementGenRequiredMembers is '{word}', which is neither true nor false: write one of them.",
                    StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Ids(CommandResult built) =>
        built.Problems.Select(static problem => problem.Split(": error ", 2)[^1].Split(':')[0]).Order(StringComparer.Ordinal);

    private StrangersProject Project(string name, string extra = "", string attribute = """[ElementInstance("infobip")]""") =>
        new StrangersProject(feed, name, extra: extra)
            .WithElement("infobip")
            .Write("InfobipSms.cs", $"""
                using ElementGen;

                namespace Acme.Messaging;

                {attribute}
                public partial class InfobipSms;
                """);
}
