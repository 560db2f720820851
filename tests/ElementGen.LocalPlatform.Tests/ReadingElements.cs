using System.Net;
using System.Text;
using ElementGen.Definitions;

namespace ElementGen.LocalPlatform.Tests;

public sealed class ReadingElements
{
    [Theory]
    [InlineData("bigcommerce")]
    [InlineData("1")]
    public async Task An_element_is_read_as_the_definition_it_came_from(string keyOrId)
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, Elements.BigCommerce);

        var element = await platform.GetAsync($"elements/{keyOrId}");

        var read = DefinitionReader.Read(Encoding.UTF8.GetBytes(element.Body.ToJsonString()));
        Assert.Empty(read.Problems);
        Assert.Equal(Elements.BigCommerce, Assert.Single(read.Definitions).Definition);
    }

    [Fact]
    public async Task The_configuration_of_an_element_is_read_by_itself()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var entries = await platform.GetAsync("elements/infobip/configuration");

        Assert.Equal(Elements.Infobip.Entries.Select(entry => entry.Key), entries.Body.AsArray().Select(entry => (string)entry!["key"]!));
    }

    [Theory]
    [InlineData("elements/nothing")]
    [InlineData("elements/99")]
    [InlineData("elements/nothing/configuration")]
    public async Task An_element_that_is_not_defined_is_not_found(string path)
    {
        await using var platform = await RunningPlatform.StartAsync();

        (await platform.GetAsync(path)).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_made_of_digits_wins_over_an_id()
    {
        await using var platform = await RunningPlatform.StartAsync(Elements.Infobip, new ElementDefinition { Key = "2" });

        Assert.Equal("2", (string?)(await platform.GetAsync("elements/2")).Body["key"]);
    }

    [Fact]
    public async Task The_pages_lead_through_all_elements()
    {
        var definitions = Enumerable.Range(0, 401).Select(number => new ElementDefinition { Key = $"element{number:000}" }).ToArray();
        await using var platform = await RunningPlatform.StartAsync(definitions);

        var keys = new List<string>();
        string? token = null;
        do
        {
            var page = await platform.GetAsync("elements?pageSize=200" + (token is null ? "" : $"&nextPage={token}"));
            Assert.Equal("401", page.Headers["elements-total-count"]);
            keys.AddRange(page.Body.AsArray().Select(element => (string)element!["key"]!));
            token = page.Headers.GetValueOrDefault("elements-next-page-token");
        }
        while (token is not null);

        Assert.Equal(definitions.Select(definition => definition.Key), keys);
    }

    [Theory]
    [InlineData("pageSize=201")]
    [InlineData("where=active='true'")]
    public async Task What_the_platform_does_not_take_is_refused(string query)
    {
        await using var platform = await RunningPlatform.StartAsync();

        (await platform.GetAsync($"elements?{query}")).Error(HttpStatusCode.BadRequest);
    }
}
