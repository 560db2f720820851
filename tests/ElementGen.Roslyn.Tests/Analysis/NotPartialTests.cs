namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0002: an element class that is not partial, or lies in a type that is not.</summary>
public class NotPartialTests
{
    private const string Attribute = "ElementGen.ElementInstance(\"infobip\")";

    private static readonly Consumer Project = new Consumer().WithElements("infobip");

    [Fact]
    public void A_class_that_is_not_partial_has_one_error_on_the_attribute()
    {
        var reports = Project.With("""
            using ElementGen;

            namespace Acme;

            [ElementInstance("infobip")]
            public class InfobipSms;
            """).Analyze();

        Assert.Equal(
            [
                new Report("Source0.cs(5,2)", "ElementInstance(\"infobip\")", "ELG0002",
                    "'InfobipSms' must be partial, so that its configuration and methods can be generated"),
            ],
            reports);
    }

    [Theory]
    [InlineData("class Outer { [Instance] public partial class Sms; }", "Outer")]
    [InlineData("struct Outer { [Instance] public partial class Sms; }", "Outer")]
    [InlineData("partial class Outermost { record Outer { [Instance] public partial class Sms; } }", "Outer")]
    [InlineData("class Outermost { partial class Outer { [Instance] public partial class Sms; } }", "Outermost")]
    public void A_type_around_the_class_that_is_not_partial_is_named(string declaration, string outer)
    {
        var report = Assert.Single(Project.With(Written(declaration)).Analyze());

        Assert.Equal(
            (Attribute, "ELG0002", $"'{outer}', which contains 'Sms', must be partial, so that its configuration and methods can be generated"),
            (report.Underlined, report.Id, report.Message));
    }

    [Fact]
    public void Of_two_types_that_are_not_partial_the_inner_one_is_named_first() =>
        Assert.Equal(
            ["'Sms' must be partial, so that its configuration and methods can be generated"],
            Project.With(Written("class Outer { [Instance] public class Sms; }")).Analyze().Select(report => report.Message));

    // In the rows above, [Instance] stands for the whole attribute.
    private static string Written(string declaration) =>
        $"namespace Acme\n{{\n    {declaration.Replace("[Instance]", $"[{Attribute}]", StringComparison.Ordinal)}\n}}\n";
}
