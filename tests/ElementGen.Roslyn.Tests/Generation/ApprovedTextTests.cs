using System.Text.RegularExpressions;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>
/// The generated text of a few elements, and what others can use of it, read and approved by people. Everything else about it is tested by what it
/// does.
/// </summary>
public partial class ApprovedTextTests
{
    public static TheoryData<string> Elements =>
    [
        "infobip", // The element that ElementGen began with.
        "bigcommerce", // Two groups, one of them selected by default.
        "hubspot", // Two controls.
        "quickbooks", // Keys with the element in the middle, and many that the platform sets.
        "authorizenet", // A choice that must be made.
        "desk", // Defaults that are addresses.
    ];

    [Theory]
    [MemberData(nameof(Elements))]
    public void The_text_is_the_approved_one(string key) =>
        AssertApproved(key + ".txt", GeneratorVersion().Replace(Generate(key).TextOf("Acme.Connector"), "\"ElementGen\", \"0.0.0\""));

    [Theory]
    [MemberData(nameof(Elements))]
    public void The_surface_is_the_approved_one(string key) =>
        AssertApproved(key + ".surface.txt", Surface.Of(Generate(key).Output.GetTypeByMetadataName("Acme.Connector")!));

    private static GeneratorRun Generate(string key) => new Consumer()
        .WithElements(key)
        .With($$"""
            namespace Acme;

            [ElementGen.ElementInstance("{{key}}")]
            public partial class Connector;
            """)
        .Generate();

    private static void AssertApproved(string file, string text) =>
        ApprovedFile.AssertHolds(Path.Combine(Repository.Root, "tests", "ElementGen.Roslyn.Tests", "Generation", "Approved", file), text);

    [GeneratedRegex("\"ElementGen\", \"[0-9.]+\"")]
    private static partial Regex GeneratorVersion();
}
