using ElementGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ElementGen.Roslyn.Tests.CodeFixes;

public class NotPartialFixTests
{
    private static readonly NotPartialFix Fix = new();

    [Fact]
    public async Task The_class_gets_the_modifier_directly_before_its_keyword()
    {
        using var solution = OpenSolution.With(("Sms.cs", """
            using ElementGen;

            /// <summary>The account of Acme.</summary>
            [ElementInstance("infobip")]
            public sealed /* one */ class InfobipSms // per tenant
            {
            }
            """));

        await solution.FixAsync(Fix, "ELG0002");

        Assert.Equal("""
            using ElementGen;

            /// <summary>The account of Acme.</summary>
            [ElementInstance("infobip")]
            public sealed /* one */ partial class InfobipSms // per tenant
            {
            }
            """, await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_class_without_any_modifier_keeps_its_comments_and_indentation()
    {
        using var solution = OpenSolution.With(("Sms.cs", """
            namespace Acme
            {
                [ElementGen.ElementInstance("infobip")]
                // internal on purpose
                class InfobipSms;
            }
            """));

        await solution.FixAsync(Fix, "ELG0002");

        Assert.Equal("""
            namespace Acme
            {
                [ElementGen.ElementInstance("infobip")]
                // internal on purpose
                partial class InfobipSms;
            }
            """, await solution.TextAsync("Sms.cs"));
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Fact]
    public async Task Every_type_around_the_class_is_made_partial_in_whichever_file_it_is_declared()
    {
        using var solution = OpenSolution.With(
            ("Sms.cs", """
                public partial class Messaging
                {
                    public record struct Europe
                    {
                        [ElementGen.ElementInstance("infobip")]
                        public class InfobipSms;
                    }
                }
                """),
            ("Messaging.cs", """
                public class Messaging
                {
                }
                """));

        await solution.FixAsync(Fix, "ELG0002");

        Assert.Equal("""
            public partial class Messaging
            {
                public partial record struct Europe
                {
                    [ElementGen.ElementInstance("infobip")]
                    public partial class InfobipSms;
                }
            }
            """, await solution.TextAsync("Sms.cs"));
        Assert.StartsWith("public partial class Messaging", await solution.TextAsync("Messaging.cs"), StringComparison.Ordinal);
        Assert.Empty(await solution.DiagnosticsAsync());
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 0)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task A_type_around_several_classes_is_changed_once(FixAllScope scope, int left)
    {
        using var solution = OpenSolution.With(
            ("A.cs", """
                public static class Messaging
                {
                    [ElementGen.ElementInstance("infobip")] public class Sms;
                    [ElementGen.ElementInstance("infobip")] public partial class Voice;
                }
                """),
            ("B.cs", """[ElementGen.ElementInstance("infobip")] internal class Fax;"""));

        await solution.FixAllAsync(Fix, "ELG0002", scope);

        Assert.Equal("""
            public static partial class Messaging
            {
                [ElementGen.ElementInstance("infobip")] public partial class Sms;
                [ElementGen.ElementInstance("infobip")] public partial class Voice;
            }
            """, await solution.TextAsync("A.cs"));
        Assert.Equal(left, (await solution.DiagnosticsAsync()).Count);
    }
}
