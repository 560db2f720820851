using System.Xml.Linq;
using ElementGen.Definitions;
using ElementGen.Roslyn.Metadata;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The properties of a configuration: their types, their order, what they tell analyzers, and which entries have none.</summary>
public class ConfigurationPropertiesTests
{
    private static readonly SymbolDisplayFormat TypeNames = SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Theory]
    [InlineData("""{ "key": "user", "type": "TEXTFIELD_32" }""", "string? User")]
    [InlineData("""{ "key": "user", "type": "TEXTFIELD_32", "required": true }""", "string User")]
    [InlineData("""{ "key": "user", "type": "TEXTFIELD_32", "required": true, "defaultValue": "x" }""", "string? User")]
    [InlineData("""{ "key": "user", "type": "TEXTFIELD_32", "required": true, "groupName": "unselectable" }""", "string User")]
    [InlineData("""{ "key": "user" }""", "string? User")]
    [InlineData("""{ "key": "notes", "type": "TEXTAREA" }""", "string? Notes")]
    [InlineData("""{ "key": "choices", "type": "MULTISELECT" }""", "string? Choices")]
    [InlineData("""{ "key": "image", "type": "HOLOGRAM" }""", "string? Image")]
    [InlineData("""{ "key": "pin", "type": "PASSWORD" }""", "Secret? Pin")]
    [InlineData("""{ "key": "pin", "type": "PASSWORD", "required": true }""", "Secret Pin")]
    [InlineData("""{ "key": "oauth.api.key", "type": "TEXTFIELD_32", "required": true }""", "Secret OAuthApiKey")]
    [InlineData("""{ "key": "oauth.user.token", "type": "TEXTFIELD_32" }""", "Secret? OAuthUserToken")]
    [InlineData("""{ "key": "oauth.token.url", "type": "TEXTFIELD_32" }""", "string? OAuthTokenUrl")]
    [InlineData("""{ "key": "debug", "type": "BOOLEAN" }""", "bool? Debug")]
    [InlineData("""{ "key": "debug", "type": "BOOLEAN", "required": true }""", "bool? Debug")]
    [InlineData("""{ "key": "use.secret", "type": "BOOLEAN_YESNO" }""", "bool? UseSecret")]
    [InlineData("""{ "key": "mode", "type": "COMBO", "options": [{ "value": "a" }] }""", "ModeOption? Mode")]
    [InlineData("""{ "key": "mode", "type": "COMBO", "required": true, "options": [{ "value": "a" }] }""", "ModeOption? Mode")]
    [InlineData("""{ "key": "secret", "type": "COMBO", "options": [{ "value": "a" }] }""", "SecretOption? Secret")]
    [InlineData("""{ "key": "mode", "type": "COMBO", "options": [] }""", "string? Mode")]
    [InlineData("""{ "key": "mode", "type": "COMBO" }""", "string? Mode")]
    [InlineData("""{ "key": "user", "hideFromConsole": true }""", "string? User")]
    [InlineData("""{ "key": "user", "internal": true }""", "string? User")]
    [InlineData("""{ "key": "user", "internal": true, "hideFromConsole": true, "required": true }""", "")]
    [InlineData("""{ "key": "user", "active": false, "required": true }""", "")]
    public void An_entry_has_the_type_of_what_it_takes(string entry, string expected) =>
        Assert.Equal(expected, string.Join(", ", Properties(entry).Select(property => $"{property.Type.ToDisplayString(TypeNames)} {property.Name}")));

    [Fact]
    public void Only_what_must_always_be_supplied_is_not_nullable()
    {
        const string mode = """{ "key": "mode", "type": "COMBO", "options": [{ "value": "a" }, { "value": "b" }] }""";

        Assert.Equal(
            ["string Always", "ModeOption? Mode", "string? InGroup"],
            Properties(
                    mode.Replace("{ \"key\"", "{ \"displayOrder\": 1, \"key\"", StringComparison.Ordinal)
                    + """, { "key": "in.group", "required": false, "groupName": "a", "displayOrder": 2 }, { "key": "always", "required": true }""")
                .Select(property => $"{property.Type.ToDisplayString(TypeNames)} {property.Name}"));
        Assert.Equal(
            "string?",
            Properties(mode + """, { "key": "in.group", "required": true, "groupName": "a" }""")[0].Type.ToDisplayString(TypeNames));
    }

    [Theory]
    [InlineData("""{ "key": "user", "name": "User Name", "required": true, "description": "Put the name you sign in with." }""",
        "User Name (required). Put the name you sign in with.")]
    [InlineData("""{ "key": "user", "name": "User Name" }""", "User Name")]
    [InlineData("""{ "key": "user", "name": "User Name", "required": true, "defaultValue": "acme", "description": "User Name" }""", "User Name")]
    [InlineData("""{ "key": "user", "name": "Who are you?", "description": " " }""", "Who are you?")]
    [InlineData("""{ "key": "user", "groupName": "basic" }, { "key": "mode", "type": "COMBO", "options": [{ "value": "basic" }] }""",
        "user (only in group 'basic')")]
    [InlineData("""{ "key": "user", "required": true, "groupName": "basic" }, { "key": "mode", "type": "COMBO", "options": [{ "value": "basic" }] }""",
        "user (required in group 'basic')")]
    [InlineData("""{ "key": "oauth.api.key", "name": "Client id" }, { "key": "authentication.type", "type": "COMBO", "options": [{ "value": "oauth2" }] }""",
        "Client id (required with an OAuth grant)")]
    public void Completion_says_whether_an_entry_is_needed_and_what_to_put(string entries, string expected)
    {
        var property = Properties(entries).Single(static property => property.Name is "User" or "OAuthApiKey");

        var summary = XElement.Parse(property.GetDocumentationCommentXml()!).Element("summary")!;
        Assert.Equal(expected, summary.Value);
    }

    [Fact]
    public void What_must_be_supplied_comes_first_then_display_order_then_key() =>
        Assert.Equal(
            ["B2", "Must1", "A0", "Must3", "Z", "Aa", "C"],
            Properties("""
                { "key": "z", "displayOrder": 0 },
                { "key": "c", "displayOrder": 1 },
                { "key": "must.3", "displayOrder": 9, "required": true },
                { "key": "a.0", "displayOrder": 4, "required": true },
                { "key": "b.2", "displayOrder": 1, "required": true },
                { "key": "aa", "displayOrder": 1 },
                { "key": "must.1", "displayOrder": 2, "required": true }
                """).Select(property => property.Name));

    [Theory]
    [InlineData("callback.url", "TEXTFIELD_1000", true)]
    [InlineData("callbackURL", "TEXTFIELD_1000", true)]
    [InlineData("callback.urls", "TEXTAREA", false)]
    [InlineData("curl", "PASSWORD", false)]
    public void Addresses_are_marked_for_editors(string key, string type, bool isAddress) =>
        Assert.Equal(
            isAddress,
            Assert.Single(Properties($$"""{ "key": "{{key}}", "type": "{{type}}" }""")).GetAttributes()
                .Any(attribute => attribute.ToString() == "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute(\"Uri\")"));

    [Theory]
    [InlineData("""{ "key": "user" }""", "\"user\"")]
    [InlineData("""{ "key": "user", "required": true }""", "\"user\", MustSupply = true")]
    [InlineData("""{ "key": "pin", "type": "PASSWORD", "required": true }""", "\"pin\", MustSupply = true, Secret = true")]
    [InlineData(
        """{ "key": "pin", "required": true, "groupName": "a" }, { "key": "mode", "type": "COMBO", "internal": true, "hideFromConsole": true, "options": [{ "value": "a" }] }""",
        "\"pin\", MustSupply = true, Group = \"a\"")]
    [InlineData(
        """{ "key": "mode", "type": "COMBO", "defaultValue": "a", "options": [{ "value": "a" }] }, { "key": "pin", "internal": true, "hideFromConsole": true, "groupName": "a" }""",
        "\"mode\", Control = true, SelectedByDefault = \"a\", Choice = true")]
    [InlineData(
        """{ "key": "mode", "type": "COMBO", "defaultValue": "live-secret", "options": [{ "value": "a" }] }, { "key": "pin", "internal": true, "hideFromConsole": true, "groupName": "a" }""",
        "\"mode\", Control = true, Choice = true")]
    [InlineData(
        """{ "key": "mode", "type": "COMBO", "defaultValue": "a", "options": [{ "value": "a" }] }, { "key": "pin", "active": false, "groupName": "a" }""",
        "\"mode\", Choice = true")]
    public void A_property_tells_analyzers_what_its_entry_needs(string entries, string expected) =>
        Assert.Equal(
            $"ElementGen.ElementEntryAttribute({expected})",
            Assert.Single(Assert.Single(Properties(entries)).GetAttributes(), attribute => attribute.AttributeClass!.Name == "ElementEntryAttribute").ToString());

    [Fact]
    public void Analyzers_read_every_kind_of_entry_as_it_was_written()
    {
        var properties = Properties("""
            { "key": "user" }, { "key": "pin", "type": "PASSWORD" }, { "key": "debug", "type": "BOOLEAN" },
            { "key": "mode", "type": "COMBO", "options": [{ "value": "a" }] }
            """);

        Assert.Equal(
            Enum.GetValues<EntryKind>(),
            properties.Select(property => EntryMetadata.Read(property.GetAttributes().Single(IsEntry))!.Value.Kind).Order());

        static bool IsEntry(AttributeData attribute) => attribute.AttributeClass!.Name == "ElementEntryAttribute";
    }

    [Fact]
    public void A_control_that_only_the_platform_sets_is_told_by_the_record_itself()
    {
        var configuration = Configuration("""
            { "key": "mode", "type": "COMBO", "internal": true, "hideFromConsole": true, "defaultValue": "a", "options": [{ "value": "a" }] },
            { "key": "user", "required": true, "groupName": "a" }
            """);

        Assert.Contains(
            "ElementGen.ElementEntryAttribute(\"mode\", Control = true, SelectedByDefault = \"a\", Choice = true)",
            configuration.GetAttributes().Select(attribute => attribute.ToString()));
    }

    [Fact]
    public void Optional_takes_entries_out_of_what_must_be_supplied()
    {
        var property = Assert.Single(Properties("""{ "key": "user", "required": true }""", "Optional = [\"user\"]"));

        Assert.Equal("string?", property.Type.ToDisplayString(TypeNames));
        Assert.Equal("ElementGen.ElementEntryAttribute(\"user\")", property.GetAttributes()[0].ToString());
    }

    [Fact]
    public void Options_are_an_enum_whose_members_know_what_is_sent()
    {
        var options = Configuration("""
            { "key": "mode", "type": "COMBO", "options": [{ "value": "SANDBOX_TEST", "description": "Test" }, { "value": "2fa" }, { "value": "" }, { "value": "a" }, { "value": "A" }] }
            """).GetTypeMembers("ModeOption").Single();

        Assert.Equal(
            ["SandboxTest = SANDBOX_TEST", "_2fa = 2fa", "A_a = a", "A_A = A"],
            options.GetMembers().OfType<IFieldSymbol>().Select(member => $"{member.Name} = {member.GetAttributes().Single().ConstructorArguments[0].Value}"));
    }

    [Fact]
    public void A_default_never_gets_into_the_generated_text()
    {
        var run = Generate("""
            { "key": "user", "defaultValue": "live-secret" },
            { "key": "debug", "type": "BOOLEAN", "defaultValue": "live-secret" },
            { "key": "mode", "type": "COMBO", "defaultValue": "live-secret", "options": [{ "value": "a" }] },
            { "key": "base.url", "defaultValue": "https://live-secret.example" },
            { "key": "system", "internal": true, "hideFromConsole": true, "defaultValue": "live-secret" }
            """);

        Assert.DoesNotContain("live-secret", run.TextOf("Acme"), StringComparison.Ordinal);
    }

    private static List<IPropertySymbol> Properties(string entries, string? attributeArgument = null) =>
        [.. Configuration(entries, attributeArgument).GetMembers().OfType<IPropertySymbol>().Where(property => property.DeclaredAccessibility == Accessibility.Public)];

    private static INamedTypeSymbol Configuration(string entries, string? attributeArgument = null) =>
        Generate(entries, attributeArgument).Output.GetTypeByMetadataName("Acme")!.GetTypeMembers("Configuration").Single();

    private static GeneratorRun Generate(string entries, string? attributeArgument = null)
    {
        var run = new Consumer()
            .WithDefinition("acme", $$"""{ "key": "acme", "configuration": [{{entries}}] }""")
            .With($"[ElementGen.ElementInstance(\"acme\"{(attributeArgument is null ? "" : ", " + attributeArgument)})] public partial class Acme;")
            .Generate();
        Assert.Empty(run.Diagnostics());
        return run;
    }
}
