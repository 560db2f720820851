using System.Net;
using System.Text;

namespace ElementGen.LocalPlatform.Tests;

public sealed class LoadingDefinitions : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_definition_in_the_folder_and_below_is_served()
    {
        _folder.Write("infobip.json", Definition("infobip", "Infobip"));
        _folder.Write("deep/er/account.json", $$"""{"elements":[{{Definition("box", "Box")}},{{Definition("sage", "Sage")}}]}""");
        _folder.Write("element.schema.json", Definition("schema", "No element"));
        _folder.Write("package.json", """{"name":"somebody else's"}""");
        _folder.Write("readme.md", "# no definition");

        await using var platform = await StartAsync();

        var elements = (await platform.GetAsync("elements")).Body.AsArray();
        Assert.Equal(["box", "infobip", "sage"], elements.Select(element => (string)element!["key"]!));
        Assert.Empty(platform.Server.Findings);
    }

    [Fact]
    public async Task A_broken_file_is_reported_with_its_place_and_the_others_are_served()
    {
        _folder.Write("infobip.json", Definition("infobip", "Infobip"));
        _folder.Write("broken/box.json", "\uFEFF{\n  \"é\": ”box\" }");

        await using var platform = await StartAsync();

        var finding = Assert.Single(platform.Server.Findings);
        Assert.StartsWith("broken/box.json(2,8): error ELG0101: ", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("curly quote", finding.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements/infobip")).Status);
        (await platform.GetAsync("elements/box")).Error(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_file_is_read_in_the_encoding_that_its_byte_order_mark_names(string encoding)
    {
        File.WriteAllText(_folder["box.json"], Definition("box", "Böx"), Encoding.GetEncoding(encoding));
        File.WriteAllText(_folder["broken.json"], "{\n  \"é\": ”box\" }", Encoding.GetEncoding(encoding));

        await using var platform = await StartAsync();

        Assert.Equal("Böx", (string?)(await platform.GetAsync("elements/box")).Body["name"]);
        var finding = Assert.Single(platform.Server.Findings);
        Assert.StartsWith("broken.json(2,8): error ELG0101: ", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_reported_and_the_others_are_served()
    {
        _folder.Write("infobip.json", Definition("infobip", "Infobip"));
        _folder.Write("box.json", Definition("box", "Box"));
        using var locked = new FileStream(_folder["box.json"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await using var platform = await StartAsync();

        Assert.Equal(
            [new DefinitionFinding("box.json", 1, 1, "error", "ELG0101", "The definition is not JSON: the file cannot be read")], platform.Server.Findings);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements/infobip")).Status);
        (await platform.GetAsync("elements/box")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_of_more_than_64_MB_is_reported_and_the_others_are_served()
    {
        _folder.Write("infobip.json", Definition("infobip", "Infobip"));
        _folder.Write("box.json", Definition("box", "Box"));
        using (var box = new FileStream(_folder["box.json"], FileMode.Append))
            box.SetLength((64 * 1024 * 1024) + 1);

        await using var platform = await StartAsync();

        Assert.Equal(
            [new DefinitionFinding("box.json", 1, 1, "error", "ELG0101", "The definition is not JSON: it is longer than 64 MB")], platform.Server.Findings);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("elements/infobip")).Status);
        (await platform.GetAsync("elements/box")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_files_the_one_named_after_the_key_counts()
    {
        _folder.Write("a.json", Definition("box", "Box of a"));
        _folder.Write("z/box.element.json", Definition("box", "Box of its own file"));

        await using var platform = await StartAsync();

        Assert.Equal("Box of its own file", (string?)(await platform.GetAsync("elements/box")).Body["name"]);
    }

    [Fact]
    public async Task Of_two_files_with_other_names_the_first_by_path_counts()
    {
        _folder.Write("b.json", Definition("box", "Box of b"));
        _folder.Write("a/z.json", Definition("box", "Box of a"));

        await using var platform = await StartAsync();

        Assert.Equal("Box of a", (string?)(await platform.GetAsync("elements/box")).Body["name"]);
    }

    [Fact]
    public async Task A_definition_given_as_an_object_wins_over_the_folders()
    {
        _folder.Write("infobip.json", Definition("infobip", "Infobip of the folder"));

        await using var platform = await RunningPlatform.StartAsync(
            new LocalPlatformOptions { Definitions = [Elements.Infobip], DefinitionsFolder = _folder.FullName });

        Assert.Equal("Infobip", (string?)(await platform.GetAsync("elements/infobip")).Body["name"]);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_an_error()
    {
        var options = new LocalPlatformOptions { DefinitionsFolder = _folder["missing"] };

        var exception = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LocalPlatformServer.StartAsync(options));

        Assert.Contains(_folder["missing"], exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_name_no_elements_are_an_error() =>
        await Assert.ThrowsAsync<ArgumentException>(() => LocalPlatformServer.StartAsync(new LocalPlatformOptions()));

    [Fact]
    public async Task The_catalogue_of_the_repository_is_served_without_a_problem()
    {
        await using var platform = await RunningPlatform.StartAsync(new LocalPlatformOptions { DefinitionsFolder = Elements.Catalogue });

        Assert.Empty(platform.Server.Findings);
        Assert.Equal("177", (await platform.GetAsync("elements")).Headers["elements-total-count"]);
        Assert.Equal(HttpStatusCode.OK, (await platform.CreateAsync()).Status);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningPlatform> StartAsync() =>
        RunningPlatform.StartAsync(new LocalPlatformOptions { DefinitionsFolder = _folder.FullName });

    private static string Definition(string key, string name) => $$"""{"key":"{{key}}","name":"{{name}}","configuration":[]}""";
}
