using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>Code as it is while it is typed: nothing throws, and nothing is claimed that the finished code would not have.</summary>
public class UnfinishedCodeTests
{
    private const string Sample = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using ElementGen;

        namespace Acme.Messaging
        {
            public static partial class Channels
            {
                [ElementInstance("infobip", Optional = ["messaging.sms.infobip.sender"])]
                public partial class Sms;

                [ElementInstance("bigcommerce")]
                internal sealed partial class Store { public string Name { get; } = "store"; }
            }

            public static class Setup
            {
                public static async Task<Channels.Sms> RunAsync(ElementsClient client, string user, Secret password)
                {
                    var store = new Channels.Store.Configuration { AuthenticationType = Channels.Store.Configuration.AuthenticationTypeOption.Custom } with { StoreUrl = "x" };
                    Channels.Sms.Configuration configuration = new() { Username = user, Additional = new Dictionary<string, string> { ["messaging.sms.infobip.password"] = "x" } };
                    return await Channels.Sms.ProvisionAsync(client, "sms", configuration with { Password = password });
                }
            }
        }
        """;

    private static readonly Consumer Project = new Consumer().WithElements("infobip", "bigcommerce");

    // A seventh of all prefixes each, so that one failure does not hide the others.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Nothing_throws_over_a_source_that_ends_anywhere(int part)
    {
        for (var length = part * 7; length < Sample.Length; length += 49)
            Project.With(Sample[..length]).AnalyzeUncompiled();
    }

    [Theory]
    [InlineData("new InfobipSms.Configuration { Username = }")]
    [InlineData("new InfobipSms.Configuration { Username }")]
    [InlineData("new InfobipSms.Configuration { = user }")]
    [InlineData("new InfobipSms.Configuration { Username = user, Username = user }")]
    [InlineData("new InfobipSms.Configuration { Unheard = user }")]
    [InlineData("new InfobipSms.Configuration { [0] = user }")]
    [InlineData("new InfobipSms.Configuration { Additional = { [\"a\"] = \"b\" } }")]
    [InlineData("new InfobipSms.Configuration { Additional = new Dictionary<string, string> { [] = user } }")]
    [InlineData("new InfobipSms.Configuration { Additional = new Dictionary<string, string> { { \"a\" } } }")]
    [InlineData("new InfobipSms.Configuration(unknown)")]
    [InlineData("new InfobipSms.Configuration")]
    [InlineData("new InfobipSms.")]
    [InlineData("new Unheard.Configuration { Username = user }")]
    [InlineData("new() { Username = user }")]
    [InlineData("new InfobipSms.Configuration() with { Username = }")]
    [InlineData("new InfobipSms.Configuration() with")]
    [InlineData("new Store.Configuration { AuthenticationType = Store.Configuration.AuthenticationTypeOption.Unheard }")]
    [InlineData("new Store.Configuration { AuthenticationType = Unheard() }")]
    [InlineData("new Store.Configuration { AuthenticationType = \"custom\" }")]
    public void Nothing_throws_over_a_creation_that_does_not_compile(string creation) =>
        Project.With($$"""
            using System.Collections.Generic;

            [ElementGen.ElementInstance("infobip")] partial class InfobipSms;
            [ElementGen.ElementInstance("bigcommerce")] partial class Store;

            class Phone { object Sms(string user) => {{creation}}; }
            """).AnalyzeUncompiled();

    [Theory]
    [InlineData("[ElementGen.ElementInstance] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(7)] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(Unheard)] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(new[] { \"infobip\" })] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\", \"bigcommerce\")] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\", Optional = null)] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\", Optional = [null])] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\", Optional = 7)] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\"), ElementGen.ElementInstance(\"bigcommerce\")] partial class Sms;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\")] partial class")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\")] partial class ;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\")] partial class Sms<;")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\")] partial")]
    [InlineData("[ElementGen.ElementInstance(\"infobip\")]")]
    public void Nothing_throws_over_a_declaration_that_does_not_compile(string declaration) =>
        Project.With(declaration).AnalyzeUncompiled();

    [Fact]
    public void A_class_with_the_attribute_on_two_of_its_parts_does_not_take_the_others_away()
    {
        var run = Project.With("""
            using ElementGen;

            [ElementInstance("infobip")] partial class Sms;
            [ElementInstance("bigcommerce")] partial class Sms;
            [ElementInstance("bigcommerce")] partial class Store;
            """).Generate();

        Assert.Equal(["CS0579"], run.Diagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, run.Result.GeneratedSources.Length);
    }

    [Fact]
    public void A_class_declared_twice_does_not_take_the_others_away()
    {
        var run = Project.With("""
            using ElementGen;

            [ElementInstance("infobip")] partial class Sms { }
            [ElementInstance("infobip")] class Sms { }
            [ElementInstance("bigcommerce")] partial class Store;
            """).Generate();

        Assert.Equal(2, run.Result.GeneratedSources.Length);
    }
}
