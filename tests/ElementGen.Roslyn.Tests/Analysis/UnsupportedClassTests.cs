namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0003: a type that cannot be an element class.</summary>
public class UnsupportedClassTests
{
    private const string Attribute = "ElementGen.ElementInstance(\"infobip\")";

    private static readonly Consumer Project = new Consumer().WithElements("infobip");

    [Theory]
    [InlineData("[Instance] public static partial class Sms;", "static")]
    [InlineData("[Instance] public abstract partial class Sms;", "abstract")]
    [InlineData("[Instance] file partial class Sms;", "local to its file")]
    [InlineData("[Instance] public partial class Sms<T>;", "generic")]
    [InlineData("[Instance] public partial record Sms;", "a record")]
    [InlineData("[Instance] public partial record class Sms(string Name);", "a record")]
    [InlineData("public partial class Outer<T> { [Instance] public partial class Sms; }", "inside the generic type 'Outer'")]
    [InlineData("public partial class Outer<T> { public partial class Inner { [Instance] public partial class Sms; } }", "inside the generic type 'Outer'")]
    [InlineData("file partial class Outer { [Instance] public partial class Sms; }", "inside 'Outer', which is local to its file")]
    [InlineData("[Instance] public static class Sms;", "static")]
    [InlineData("[Instance] public partial struct Sms;", "a struct")]
    [InlineData("[Instance] public partial record struct Sms;", "a record")]
    [InlineData("[Instance] public partial interface Sms;", "an interface")]
    [InlineData("[Instance] public enum Sms;", "not a class")]
    [InlineData("[Instance] public delegate void Sms();", "not a class")]
    public void A_type_that_cannot_be_extended_has_one_error_that_says_why(string declaration, string why)
    {
        var report = Assert.Single(Project.With(Written(declaration)).Analyze());

        Assert.Equal(
            (Attribute, "ELG0003", $"'Sms' cannot be an element class: it is {why}"),
            (report.Underlined, report.Id, report.Message));
    }

    [Theory]
    [InlineData("[Instance] public sealed partial class Sms;")]
    [InlineData("[Instance] internal partial class Sms;")]
    [InlineData("public static partial class Outer { [Instance] public partial class Sms; }")]
    [InlineData("public abstract partial class Outer { [Instance] private partial class Sms; }")]
    [InlineData("public readonly ref partial struct Outer { [Instance] public partial class Sms; }")]
    [InlineData("public partial record Outer(int Id) { [Instance] public partial class Sms; }")]
    [InlineData("public readonly partial record struct Outer(int Id) { [Instance] public partial class Sms; }")]
    [InlineData("public partial interface IOuter { [Instance] partial class Sms; }")]
    [InlineData("[Instance] public partial class Sms; public partial class Sms : System.IDisposable { public void Dispose() { } }")]
    public void Every_other_class_can_be_an_element_class(string declaration) =>
        Assert.Empty(Project.With(Written(declaration)).Analyze());

    // In the rows above, [Instance] stands for the whole attribute.
    private static string Written(string declaration) =>
        $"namespace Acme\n{{\n    {declaration.Replace("[Instance]", $"[{Attribute}]", StringComparison.Ordinal)}\n}}\n";
}
