namespace ElementGen.Definitions.Tests.Files;

/// <summary>What the name and the place of a file say about it.</summary>
public sealed class FileNamesTests
{
    private static readonly string[] Folders =
        ["", "elements/", "elements/crm/", "elements/.archive/", "src/", "src/elements/", "elements2/", "Elements/", "Elements/CRM/", "ELEMENTS/"];

    private static readonly string[] Names =
    [
        "a.json", "A.JSON", "a.element.json", "A.Element.Json", "a.instance.json", "A.INSTANCE.JSON", "instance.json", "Instance.json",
        "my-instance.json", "element.json", "elements.json", ".element.json", ".instance.json", "a.schema.json", "a.Schema.json",
        "schema.json", "a.element.schema.json", "a.schema.element.json", "a.instance.element.json", "a.json5", "a.element.json.bak", "a.txt",
        "json", "ajson",
    ];

    private static IEnumerable<string> AllPaths => from folder in Folders from name in Names select folder + name;

    public static TheoryData<string> Paths => [.. AllPaths];

    [Theory]
    [InlineData("elements/infobip.json", "infobip")]
    [InlineData("infobip.element.json", "infobip")]
    [InlineData("Elements/InfoBip.ELEMENT.Json", "InfoBip")]
    [InlineData(@"C:\work\elements\infobip.json", "infobip")]
    [InlineData("a.b/infobip", "infobip")]
    [InlineData("elements/adobe.sign.json", "adobe.sign")]
    [InlineData("elements/infobip.element", "infobip.element")]
    [InlineData("infobip.instance.json", "infobip.instance")]
    [InlineData("element.json", "element")]
    [InlineData(".element.json", "")]
    [InlineData("elements/", "")]
    [InlineData("", "")]
    public void A_file_is_named_after_a_key_by_what_comes_before_its_ending(string path, string key) =>
        Assert.Equal(key, FileNames.KeyOf(path));

    [Theory]
    [InlineData("infobip.element.json", FileKindName.Definition, true)]
    [InlineData("src/INFOBIP.Element.json", FileKindName.Definition, true)]
    [InlineData("elements/infobip.json", FileKindName.Definition, false)]
    [InlineData("elements/crm/infobip.JSON", FileKindName.Definition, false)]
    [InlineData("Elements/infobip.json", FileKindName.Definition, false)]
    [InlineData("sms.instance.json", FileKindName.Instance, true)]
    [InlineData("elements/sms.instance.json", FileKindName.Instance, true)]
    [InlineData("src/instance.json", FileKindName.Instance, false)]
    [InlineData("elements/instance.json", FileKindName.Instance, false)]
    public void A_file_of_ours_is_told_by_its_ending_for_sure_and_by_its_place_perhaps(string path, string kind, bool isCertain) =>
        Assert.Equal(new FileRole(Enum.Parse<FileKind>(kind), isCertain), FileNames.RoleOf(path));

    [Theory]
    [InlineData("infobip.json")]
    [InlineData("src/elements/infobip.json")]
    [InlineData("elements.json")]
    [InlineData("elements/readme.md")]
    [InlineData("elements/element.schema.json")]
    [InlineData("sms.instance.schema.json")]
    [InlineData("my-instance.json")]
    [InlineData("")]
    public void Other_files_are_none_of_ours(string path) => Assert.Null(FileNames.RoleOf(path));

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_build_takes_a_file_for_the_same(string path) => Assert.Equal(DiscoveryTargets.RoleOf(path), FileNames.RoleOf(path));

    [Fact]
    public void The_paths_that_are_compared_with_the_build_include_every_role() =>
        Assert.Equal(5, AllPaths.Select(DiscoveryTargets.RoleOf).Distinct().Count());

    // A test method is public, and the enum is not.
    private static class FileKindName
    {
        public const string Definition = nameof(FileKind.Definition);
        public const string Instance = nameof(FileKind.Instance);
    }
}
