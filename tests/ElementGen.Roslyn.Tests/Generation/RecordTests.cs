namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>A generated configuration behaves like any record, and shows no secret.</summary>
public class RecordTests
{
    private static readonly Consumer Project = new Consumer().WithElements("infobip").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms;
        """);

    [Theory]
    [InlineData("new() { Username = \"acme\", Password = \"secret\" }", true)]
    [InlineData("new() { Username = \"acme\", Password = new string(\"secret\".ToCharArray()) }", true)]
    [InlineData("Acme with { }", true)]
    [InlineData("Acme with { Additional = new Dictionary<string, string>() }", true)]
    [InlineData("new() { Username = \"acme\" }", false)]
    [InlineData("Acme with { Password = \"Secret\" }", false)]
    [InlineData("Acme with { Sender = \"1\" }", false)]
    [InlineData("Acme with { FilterResponseNulls = false }", false)]
    [InlineData("Acme with { Additional = new Dictionary<string, string> { [\"a\"] = \"b\" } }", false)]
    public void Two_configurations_are_equal_when_all_they_hold_is(string other, bool expected) =>
        Assert.Equal(expected.ToString(), Run($$"""
            InfobipSms.Configuration other = {{other}};
            if (Acme.Equals(other) != (Acme == other) || (Acme == other && Acme.GetHashCode() != other.GetHashCode()))
                return "contradiction";
            return (Acme == other).ToString();
            """));

    [Fact]
    public void With_changes_a_copy() =>
        Assert.Equal("acme 2 True", Run("""
            var changed = Acme with { Username = "2" };
            return $"{Acme.Username} {changed.Username} {ReferenceEquals(Acme.Password, changed.Password)}";
            """));

    [Fact]
    public void Its_text_masks_secrets_and_what_has_no_property()
    {
        var text = Run("""
            return (Acme with { Sender = "+1", Additional = new Dictionary<string, string> { ["a.key"] = "secret" } }).ToString();
            """)!;

        Assert.StartsWith("Configuration { Additional = { a.key = ******** }, Username = acme, Password = ********, ", text, StringComparison.Ordinal);
        Assert.Contains("Sender = +1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_one_supplies_nothing() =>
        Assert.Equal("Username Password |  | True", Run("""
            var empty = new InfobipSms.Configuration();
            var missing = InfobipSms.Element.GetMissingEntries(empty).Select(entry => entry.Property);
            return $"{string.Join(" ", missing)} | {empty.Username}{empty.Password.Reveal()}{empty.Sender} | {empty.Additional.Count == 0}";
            """));

    [Fact]
    public void The_element_is_described_for_whoever_works_over_any()
    {
        Assert.Equal("infobip Infobip messaging  False 8", Run("""
            static string Describe<T>() where T : class, IElementInstance<T> =>
                $"{T.Element.Key} {T.Element.Name} {T.Element.Hub} {T.Element.Authentication} {T.Element.UsesOAuth} {T.Element.Entries.Count}";
            return Describe<InfobipSms>();
            """));
        Assert.Equal("Password | Password | PASSWORD | messaging.sms.infobip.password | True | True", Run("""
            var entry = InfobipSms.Element.Entries.Single(entry => entry.Property == "Password");
            return $"{entry.Property} | {entry.Name} | {entry.Type} | {entry.Key} | {entry.MustSupply} | {entry.IsSecret}";
            """));
    }

    private static string? Run(string body) =>
        Project.With($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using ElementGen;
            using Acme;

            public static class Check
            {
                private static readonly InfobipSms.Configuration Acme = new() { Username = "acme", Password = "secret" };

                public static string Run()
                {
                    {{body}}
                }
            }
            """).Generate().Run("Check", "Run");
}
