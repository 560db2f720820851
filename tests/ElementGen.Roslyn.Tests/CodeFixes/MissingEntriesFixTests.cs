using ElementGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

public class MissingEntriesFixTests
{
    private const string InfobipSms = "[ElementGen.ElementInstance(\"infobip\")] public partial class InfobipSms;";
    private const string Title = "Add the missing entries";
    private static readonly MissingEntriesFix Fix = new();

    [Fact]
    public Task A_creation_without_braces_gets_them_with_one_property_a_line() => AssertFixed(
        """
        using System;

        public static class Acme
        {
            public static object Sms() => Use(new InfobipSms.Configuration());

            private static object Use(object configuration) => configuration;
        }
        """,
        """
        using System;

        public static class Acme
        {
            public static object Sms() => Use(new InfobipSms.Configuration
            {
                Username = TODO_Username, // User Name
                Password = TODO_Password, // Password
            });

            private static object Use(object configuration) => configuration;
        }
        """);

    [Fact]
    public Task A_target_typed_creation_keeps_its_parentheses() => AssertFixed(
        """
        public static class Acme
        {
            public static readonly InfobipSms.Configuration Sms =
                new();
        }
        """,
        """
        public static class Acme
        {
            public static readonly InfobipSms.Configuration Sms =
                new()
                {
                    Username = TODO_Username, // User Name
                    Password = TODO_Password, // Password
                };
        }
        """);

    [Fact]
    public Task One_line_stays_one_line_while_it_is_short() => AssertFixed(
        """
        using System;

        public static class Acme
        {
            public static InfobipSms.Configuration Sms() =>
                new() { Username = "acme" /* main */ };
        }
        """,
        """
        using System;

        public static class Acme
        {
            public static InfobipSms.Configuration Sms() =>
                new() { Username = "acme" /* main */, Password = Environment.GetEnvironmentVariable("INFOBIP_PASSWORD")! };
        }
        """,
        title: "Add the missing entries, and read secrets from configuration");

    [Fact]
    public Task A_line_that_becomes_too_long_is_unfolded_with_its_comments() => AssertFixed(
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new() /* by tenant */ { Sender = "+1", /* here */ CallbackUrl = "https://acme.example" /* or there */ };
        }
        """,
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new() /* by tenant */
            {
                Sender = "+1",
                /* here */ CallbackUrl = "https://acme.example" /* or there */,
                Username = TODO_Username, // User Name
                Password = TODO_Password, // Password
            };
        }
        """);

    [Fact]
    public Task Lines_keep_their_comments_and_a_last_line_without_a_comma_stays_without() => AssertFixed(
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new()
            {
                // who sends
                Sender = "+17777777777" // ours
                // Username = "later"
            };
        }
        """,
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new()
            {
                // who sends
                Sender = "+17777777777", // ours
                Username = TODO_Username, // User Name
                Password = TODO_Password // Password
                // Username = "later"
            };
        }
        """);

    [Fact]
    public Task A_trailing_comma_an_indentation_by_tabs_and_line_ends_are_kept() => AssertFixed(
        "public static class Acme\r\n{\r\n\tpublic static InfobipSms.Configuration Sms() => new() {\r\n\t\tUsername = \"acme\",\r\n\t};\r\n}\r\n",
        "public static class Acme\r\n{\r\n\tpublic static InfobipSms.Configuration Sms() => new() {\r\n\t\tUsername = \"acme\",\r\n"
        + "\t\tPassword = TODO_Password, // Password\r\n\t};\r\n}\r\n");

    [Fact]
    public Task New_lines_are_indented_as_the_document_is() => AssertFixed(
        "public static class Acme\r\n{\r\n  public static InfobipSms.Configuration Sms() => new();\r\n}\r\n",
        "public static class Acme\r\n{\r\n  public static InfobipSms.Configuration Sms() => new()\r\n  {\r\n    Username = TODO_Username, // User Name\r\n"
        + "    Password = TODO_Password, // Password\r\n  };\r\n}\r\n");

    [Fact]
    public Task Nothing_is_added_inside_of_a_conditional_region() => AssertFixed(
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new()
            {
                Username = "acme",
        #if !LIVE
                Sender = "+17777777777",
        #endif
            };
        }
        """,
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new()
            {
                Username = "acme",
        #if !LIVE
                Sender = "+17777777777",
        #endif
                Password = TODO_Password, // Password
            };
        }
        """);

    [Fact]
    public Task Empty_braces_are_filled() => AssertFixed(
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new InfobipSms.Configuration { };
            public static InfobipSms.Configuration Fax() => new InfobipSms.Configuration
            {
                // nothing yet
            };
        }
        """,
        """
        public static class Acme
        {
            public static InfobipSms.Configuration Sms() => new InfobipSms.Configuration
            {
                Username = TODO_Username, // User Name
                Password = TODO_Password, // Password
            };
            public static InfobipSms.Configuration Fax() => new InfobipSms.Configuration
            {
                Username = TODO_Username, // User Name
                Password = TODO_Password, // Password
                // nothing yet
            };
        }
        """,
        times: 2);

    [Fact]
    public Task A_creation_that_with_completes_gets_only_what_both_lack() => AssertFixed(
        """
        public static class Acme
        {
            public static object Sms() => new InfobipSms.Configuration() with { Username = "acme" };
        }
        """,
        """
        public static class Acme
        {
            public static object Sms() => new InfobipSms.Configuration
            {
                Password = TODO_Password, // Password
            } with { Username = "acme" };
        }
        """);

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 0)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task All_creations_in_scope_are_completed_also_one_inside_another(FixAllScope scope, int left)
    {
        const string other = "public static class Other { public static InfobipSms.Configuration Sms() => new(); }";
        using var solution = OpenSolution.With(("InfobipSms.cs", InfobipSms), ("Other.cs", other), ("Acme.cs", """
            public static class Acme
            {
                public static InfobipSms.Configuration A() => new() { Username = "a", Sender = NumberOf(new InfobipSms.Configuration()) };
                public static InfobipSms.Configuration B() => new() { Sender = NumberOf(new()) };

                private static string NumberOf(InfobipSms.Configuration configuration) => configuration.Username;
            }
            """));

        await solution.FixAllAsync(Fix, "ELG0201", scope);

        Assert.Equal("""
            public static class Acme
            {
                public static InfobipSms.Configuration A() => new()
                {
                    Username = "a",
                    Sender = NumberOf(new InfobipSms.Configuration
                    {
                        Username = TODO_Username, // User Name
                        Password = TODO_Password, // Password
                    }),
                    Password = TODO_Password, // Password
                };
                public static InfobipSms.Configuration B() => new()
                {
                    Sender = NumberOf(new()
                    {
                        Username = TODO_Username, // User Name
                        Password = TODO_Password, // Password
                    }),
                    Username = TODO_Username, // User Name
                    Password = TODO_Password, // Password
                };

                private static string NumberOf(InfobipSms.Configuration configuration) => configuration.Username;
            }
            """, await solution.TextAsync("Acme.cs"));
        Assert.Equal(left, (await solution.DiagnosticsAsync()).Count(diagnostic => diagnostic.Id == "ELG0201"));
    }

    [Fact]
    public async Task Every_element_of_the_catalogue_gets_all_its_entries_and_does_not_build_until_a_person_fills_them_in()
    {
        var classes = Repository.ElementKeys.Select(key => (Key: key, Name: "C_" + key.Replace('-', '_'))).ToList();
        using var solution = OpenSolution.With(
            ("Classes.cs", string.Concat(classes.Select(element => $"[ElementGen.ElementInstance(\"{element.Key}\")] public partial class {element.Name};\n"))),
            ("Acme.cs", $$"""
            public static class Acme
            {
            {{string.Concat(classes.Select(element => $"    public static {element.Name}.Configuration {element.Name}() => new();\n"))}}
            }
            """)).WithElements(Repository.ElementKeys);

        await solution.FixAllAsync(Fix, "ELG0201", FixAllScope.Document);

        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }

    [Fact]
    public async Task Required_members_that_the_compiler_misses_are_added_the_same_way()
    {
        using var solution = OpenSolution.With(("Acme.cs", RequiredMembers("new MailConfiguration { User = \"acme\" }")));

        await solution.FixAsync(Fix, "CS9035", title: Title);

        Assert.Equal(
            RequiredMembers("""
                new MailConfiguration
                    {
                        User = "acme",
                        Host = TODO_Host, // mail.host
                        ApiToken = TODO_ApiToken, // mail.token
                    }
                """),
            await solution.TextAsync("Acme.cs"));
        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }

    [Fact]
    public async Task Required_members_of_other_types_are_none_of_ours()
    {
        using var solution = OpenSolution.With(("Acme.cs", """
            public class Person { public required string Name { get; init; } }
            public static class Acme { public static Person Boss() => new(); }
            """));

        Assert.Empty(await solution.OfferedAsync(Fix, "CS9035"));
    }

    [Fact]
    public async Task Nothing_is_offered_while_the_braces_are_not_closed()
    {
        using var solution = OpenSolution.With(
            ("InfobipSms.cs", InfobipSms),
            ("Acme.cs", "public static class Acme { public static object Sms() => new InfobipSms.Configuration { Sender = \"\";"));

        Assert.Empty(await solution.OfferedAsync(Fix, "ELG0201"));
    }

    private static string RequiredMembers(string creation) => $$"""
        using ElementGen;

        public sealed record MailConfiguration : ElementConfiguration
        {
            [ElementEntry("mail.user", MustSupply = true)]
            public required string User { get; init; }

            [ElementEntry("mail.host", MustSupply = true)]
            public required string Host { get; init; }

            [ElementEntry("mail.token", MustSupply = true, Secret = true)]
            public required Secret ApiToken { get; init; }

            protected override ElementDescriptor Descriptor => throw new System.NotSupportedException();

            protected override string? ValueOf(int index) => null;
        }

        public static class Acme
        {
            public static ElementConfiguration Mail() => {{creation}};
        }
        """;

    private static async Task AssertFixed(string source, string expected, int times = 1, string title = Title)
    {
        using var solution = OpenSolution.With(("InfobipSms.cs", InfobipSms), ("Acme.cs", source));
        for (var i = 0; i < times; i++)
            await solution.FixAsync(Fix, "ELG0201", title: title);

        Assert.Equal(expected, await solution.TextAsync("Acme.cs"));
        Assert.All(await solution.DiagnosticsAsync(), left => Assert.Equal("CS0103", left.Id)); // what people are to fill in
    }
}
