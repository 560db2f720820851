using System.Text.RegularExpressions;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The generated text of a few elements, read and approved by people. Everything else about it is tested by what it does.</summary>
public partial class ApprovedTextTests
{
    private const string AcceptVariable = "ELEMENTGEN_ACCEPT";

    [Theory]
    [InlineData("infobip")] // The element that ElementGen began with.
    [InlineData("bigcommerce")] // Two groups, one of them selected by default.
    [InlineData("hubspot")] // Two controls.
    [InlineData("quickbooks")] // Keys with the element in the middle, and many that the platform sets.
    [InlineData("authorizenet")] // A choice that must be made.
    [InlineData("desk")] // Defaults that are addresses.
    public void The_text_is_the_approved_one(string key)
    {
        var text = new Consumer()
            .WithElements(key)
            .With($$"""
                namespace Acme;

                [ElementGen.ElementInstance("{{key}}")]
                public partial class Connector;
                """)
            .Generate()
            .TextOf("Acme.Connector");
        text = GeneratorVersion().Replace(text, "\"ElementGen\", \"0.0.0\"");

        var path = Path.Combine(Repository.Root, "tests", "ElementGen.Roslyn.Tests", "Generation", "Approved", key + ".txt");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            File.WriteAllText(path, text);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text,
            $"The text of '{key}' is not the approved one. Run the tests with {AcceptVariable}=1 and look at what that changes in {Path.GetFileName(path)}.");
    }

    [GeneratedRegex("\"ElementGen\", \"[0-9.]+\"")]
    private static partial Regex GeneratorVersion();
}
