namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>What the analyzers report when constants are assigned to entries of <c>infobip</c> and <c>bigcommerce</c>.</summary>
internal static class AssignedConstants
{
    /// <summary>A project with a class for each of the two elements.</summary>
    public static Consumer Project { get; } = new Consumer().WithElements("infobip", "bigcommerce").With("""
        namespace Acme;

        [ElementGen.ElementInstance("infobip")]
        public partial class InfobipSms
        {
            public sealed partial record Configuration { public string Note { get; init; } = ""; }
        }

        [ElementGen.ElementInstance("bigcommerce")]
        public partial class Store;
        """);

    /// <summary>The ways in which code sets an entry: in a creation, in a <c>with</c>, and in a <c>with</c> inside a lambda.</summary>
    public static IEnumerable<string> WaysToWrite(string assignment)
    {
        var rest = assignment.StartsWith("Password", StringComparison.Ordinal) ? "Username = value" : "Username = value, Password = value";
        return
        [
            $$"""new InfobipSms.Configuration { {{rest}}, {{assignment}} }""",
            $$"""other with { {{assignment}} }""",
            $$"""Change(c => c with { {{assignment}} })""",
        ];
    }

    /// <summary>What is reported about <paramref name="expression"/>, which may use the parameters and constants of the class below.</summary>
    public static IEnumerable<(string Underlined, string Id, string Message)> Reports(string expression) => Project.With($$"""
        using System; using System.Collections.Generic; using ElementGen;
        namespace Acme;
        public class Tenant
        {
            private const string Constant = "hunter2", Relative = "/events";
            public static object Change(Func<InfobipSms.Configuration, InfobipSms.Configuration> change) => (change, Constant, Relative);
            public object Configure(string value, bool flag, InfobipSms.Configuration other, Store.Configuration store, string? maybe = null)
                => {{expression}};
        }
        """).Analyze().Select(report => (report.Underlined, report.Id, report.Message));
}
