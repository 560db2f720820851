using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0005: a language version that generated code does not compile in.</summary>
public class LanguageTooOldTests
{
    private const string Declaration = """
        namespace Acme
        {
            [ElementGen.ElementInstance("infobip")]
            public partial class InfobipSms { }
        }
        """;

    private static readonly Consumer Project = new Consumer().WithElements("infobip").With(Declaration);

    [Theory]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public void One_below_12_has_one_error_on_the_attribute_and_nothing_is_generated(LanguageVersion language, string name)
    {
        var run = (In(language) with { Nullable = NullableContextOptions.Disable }).Generate();

        Assert.Empty(run.Diagnostics());
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Equal(
            [
                new Report("Source0.cs(3,6)", "ElementGen.ElementInstance(\"infobip\")", "ELG0005",
                    $"'InfobipSms' needs C# 12.0 or newer, but the project uses C# {name}; remove LangVersion from the project file, or set it to 12.0 or newer"),
            ],
            run.Analyze());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void From_12_on_the_class_is_generated(LanguageVersion language) => Assert.Empty(In(language).Analyze());

    [Fact]
    public void A_project_without_element_classes_can_be_of_any_language() =>
        Assert.Empty((In(LanguageVersion.CSharp7_3) with { Nullable = NullableContextOptions.Disable }).WithSource(0, "class Other { }").Analyze());

    private static Consumer In(LanguageVersion language) => Project with { ParseOptions = Project.ParseOptions.WithLanguageVersion(language) };
}
