namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The package as a stranger gets it: nothing but a reference, a definition and a class.</summary>
public class StrangerTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string InstanceClass = """
        using ElementGen;

        namespace Acme.Messaging;

        [ElementInstance("infobip")]
        public partial class InfobipSms;
        """;

    private const string CompleteBody = """
        {
          "element": { "key": "infobip" },
          "configuration": { "messaging.sms.infobip.username": "acme", "messaging.sms.infobip.password": "pa$$word" },
          "name": "acme-sms"
        }
        """;

    private static string InfobipDefinition => File.ReadAllText(Path.Combine(Repository.Root, "elements", "infobip.json"));

    [Fact]
    public async Task A_project_with_a_definition_and_a_class_builds_and_runs_with_the_generated_configuration()
    {
        var project = new StrangersProject(feed, "Complete", extra: "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>")
            .WithElement("infobip")
            .Write("InfobipSms.cs", InstanceClass)
            .Write("Program.cs", """
                using Acme.Messaging;

                var configuration = new InfobipSms.Configuration { Username = "acme", Password = Environment.GetEnvironmentVariable("PATH")! };
                Console.WriteLine($"{InfobipSms.ElementKey}: {configuration}");
                """);

        var built = await project.BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);

        var run = await project.RunAsync("run", "--no-build");
        Assert.StartsWith("infobip: Configuration { Username = acme, Password = ********,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_catalog_a_class_is_enough_and_a_definition_of_the_projects_own_wins()
    {
        var project = new StrangersProject(
                feed,
                "Catalog",
                package: $"""<PackageReference Include="ElementGen.Catalog" Version="{feed.Version}" />""",
                extra: "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>")
            .Write("InfobipSms.cs", InstanceClass)
            .Write("OwnTwilio.cs", """[ElementGen.ElementInstance("twilio")] public partial class OwnTwilio;""")
            .Write("elements/own.json", """{ "key": "twilio", "configuration": [{ "key": "customer" }] }""")
            .Write("Program.cs", """
                Console.WriteLine(new OwnTwilio.Configuration { Customer = "acme" });
                Console.WriteLine(new Acme.Messaging.InfobipSms.Configuration { Username = "acme" });
                """);

        var refused = await project.BuildAsync();
        Assert.Single(refused.Problems, static problem => problem.Contains("ELG0201", StringComparison.Ordinal));

        project.Write("Program.cs", """
            Console.WriteLine(new OwnTwilio.Configuration { Customer = "acme" });
            """);
        var run = await project.RunAsync("run");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.StartsWith("Configuration { Customer = acme }", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_entries_fail_the_build_with_one_error_that_names_each()
    {
        var project = new StrangersProject(feed, "Missing")
            .WithElement("infobip")
            .Write("InfobipSms.cs", InstanceClass)
            .Write("Use.cs", """
                namespace Acme.Messaging;

                public static class Use
                {
                    public static InfobipSms.Configuration Configuration { get; } = new InfobipSms.Configuration { Sender = "+17777777777" };
                }
                """);

        var built = await project.BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        var problem = Assert.Single(built.Problems);
        Assert.Contains("Use.cs(5,73): error ELG0201: 'InfobipSms.Configuration' lacks 2 entries that 'infobip' needs: Username (messaging.sms.infobip.username), Password (messaging.sms.infobip.password)", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_definition_is_one_error_at_its_place_and_the_rest_keeps_compiling()
    {
        var project = new StrangersProject(feed, "Broken")
            .WithElement("bigcommerce")
            .Write("elements/infobip.json", "{\n  \"key\": \"infobip\",\n  \"configuration\": [ { “key\": \"a\" } ]\n}\n")
            .Write("InfobipSms.cs", InstanceClass)
            .Write("Use.cs", """
                using ElementGen;

                namespace Acme.Messaging;

                [ElementInstance("bigcommerce")]
                public partial class Shop;

                public static class Use
                {
                    public static string Keys => InfobipSms.ElementKey + Shop.ElementKey + new InfobipSms.Configuration();
                }
                """);

        var built = await project.BuildAsync();

        var problem = Assert.Single(built.Problems);
        Assert.Contains("infobip.json(3,24): error ELG0101: The definition is not JSON: a curly quote (U+201C) instead of a straight one (\")", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_files_in_elements_and_a_foreign_instance_file_are_passed_over_in_silence()
    {
        var project = new StrangersProject(feed, "Foreign")
            .Write("elements/iron.json", """{ "symbol": "Fe", "number": 26 }""")
            .Write("elements/gold.json", "not JSON at all")
            .Write("data/instance.json", """{ "size": "t3.large" }""")
            .Write("Use.cs", "namespace Acme; public static class Use;");

        var built = await project.BuildAsync();

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);
    }

    [Fact]
    public async Task A_project_that_references_one_with_the_package_sees_nothing_that_does_not_concern_it_and_is_told_what_its_own_creations_lack()
    {
        new StrangersProject(feed, "Library").WithElement("infobip").Write("InfobipSms.cs", InstanceClass);
        var application = new StrangersProject(
                feed, "Application", package: "", extra: """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""")
            .Write("elements/iron.json", """{ "symbol": "Fe" }""")
            .Write("Use.cs", "namespace Acme; public static class Use { public static string Key => Messaging.InfobipSms.ElementKey; }");

        var built = await application.BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);

        application.Write("Use.cs", "namespace Acme; public static class Use { public static object Lacking => new Messaging.InfobipSms.Configuration(); }");
        built = await application.BuildAsync();
        Assert.Contains("error ELG0201", Assert.Single(built.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_project_publishes_the_files_of_others_and_of_ours_only_what_it_sets_and_the_next_build_does_not_read_them_there()
    {
        var project = new StrangersProject(feed, "Site", sdk: "Microsoft.NET.Sdk.Web", extra: """
                <ItemGroup>
                  <Content Update="requests/served.instance.json" CopyToPublishDirectory="PreserveNewest" />
                  <None Include="elsewhere/infobip.element.json" CopyToPublishDirectory="PreserveNewest" />
                </ItemGroup>
                """)
            .Write("infobip.element.json", InfobipDefinition)
            .Write("elsewhere/infobip.element.json", InfobipDefinition)
            .Write("InfobipSms.cs", InstanceClass)
            .Write("requests/infobip.instance.json", CompleteBody)
            .Write("requests/served.instance.json", CompleteBody)
            .Write("elements/menu.json", """{ "dish": "soup" }""")
            .Write("data/instance.json", """{ "size": "t3.large" }""")
            .Write("wwwroot/data/instance.json", """{ "served": true }""")
            .Write("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();");

        var published = await project.RunAsync("publish", "-nologo", "-p:UseSharedCompilation=false", "--output", "published");

        Assert.True(published.ExitCode == 0, published.Output);
        var folder = Path.Combine(project.Folder, "published");
        Assert.Equal(
            [
                "data/instance.json", "elements/menu.json", "elsewhere/infobip.element.json", "requests/served.instance.json",
                "wwwroot/data/instance.json",
            ],
            Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(static file => !file.StartsWith("Site.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

        var read = await project.RunAsync("msbuild", "-nologo", "-getItem:AdditionalFiles");
        Assert.Contains("requests/served.instance.json", read.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("published", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_one_file_is_built_again_after_its_definition_was_edited()
    {
        // Compiling to native code, the default for such a program, needs packages that the feed does not have.
        var program = new StrangersProject(feed, "Program")
            .Write("elements/acme.json", Acme("user.name"))
            .Write("program.cs", $"""
                #:package ElementGen@{feed.Version}
                #:property PublishAot=false
                Console.WriteLine(string.Join(", ", Acme.Element.Entries.Select(entry => entry.Key)));
                [ElementGen.ElementInstance("acme")] public partial class Acme;
                """);
        File.Delete(Path.Combine(program.Folder, "Program.csproj"));

        Assert.Equal("user.name", (await program.RunAsync("run", "program.cs")).Output.Trim());
        program.Write("elements/acme.json", Acme("account.name"));
        Assert.Equal("account.name", (await program.RunAsync("run", "program.cs")).Output.Trim());

        static string Acme(string key) => $$"""{ "key": "acme", "configuration": [{ "key": "{{key}}", "type": "TEXTFIELD_128" }] }""";
    }

    [Fact]
    public async Task A_definition_elsewhere_is_taken_from_its_item_and_a_project_can_turn_automatic_discovery_off()
    {
        var project = new StrangersProject(feed, "Elsewhere", extra: """
                <PropertyGroup><EnableDefaultElementItems>false</EnableDefaultElementItems></PropertyGroup>
                <ItemGroup><ElementDefinition Include="../shared-definitions/messaging.json" /></ItemGroup>
                """)
            .Write("elements/infobip.json", "left alone")
            .Write("../shared-definitions/messaging.json", InfobipDefinition)
            .Write("InfobipSms.cs", InstanceClass)
            .Write("Use.cs", "namespace Acme; public static class Use { public static string? Sender => new Messaging.InfobipSms.Configuration { Username = \"a\", Password = \"b\" }.Sender; }");

        var built = await project.BuildAsync();

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Empty(built.Problems);
    }

    [Fact]
    public async Task A_file_linked_into_two_projects_is_judged_in_each_by_what_that_project_knows()
    {
        const string link = """<ItemGroup><Compile Include="../Linked/Use.cs" Link="Use.cs" /></ItemGroup>""";
        var strict = new StrangersProject(feed, "LinkedStrict", extra: link).WithElement("infobip").Write("InfobipSms.cs", InstanceClass);
        var lenient = new StrangersProject(feed, "LinkedLenient", extra: link).WithElement("infobip").Write(
            "InfobipSms.cs", InstanceClass.Replace("\"infobip\"", "\"infobip\", Optional = [\"messaging.sms.infobip.password\"]", StringComparison.Ordinal));
        strict.Write("../Linked/Use.cs", "namespace Acme; public static class Use { public static object Sms => new Messaging.InfobipSms.Configuration { Username = \"acme\" }; }");

        var problem = Assert.Single((await strict.BuildAsync()).Problems);
        Assert.Contains("Use.cs(1,75): error ELG0201: 'InfobipSms.Configuration' lacks an entry that 'infobip' needs: Password", problem, StringComparison.Ordinal);
        Assert.Empty((await lenient.BuildAsync()).Problems);
    }
}
