using System.Net;
using System.Text.Json.Nodes;

namespace ElementGen.LocalPlatform.Tests;

public sealed class ReadingInstances
{
    [Fact]
    public async Task An_instance_is_read_again_with_its_token()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        var read = await platform.GetAsync($"instances/{created.Id}");

        Assert.True(JsonNode.DeepEquals(created.Body, read.Body));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("first")]
    [InlineData("99999999999999999999")]
    public async Task An_instance_that_does_not_exist_is_not_found(string id)
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.Equal($"No instance found with id '{id}'.", (await platform.GetAsync($"instances/{id}")).Error(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task An_empty_list_is_not_found()
    {
        await using var platform = await RunningPlatform.StartAsync();

        Assert.Equal("No instances found.", (await platform.GetAsync("instances")).Error(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("tags[]=blue", "first,second")]
    [InlineData("tags%5B%5D=blue&tags%5B%5D=eu", "second")]
    [InlineData("searchText=THIR", "third")]
    [InlineData("searchText=infobip", "first,second,third")]
    [InlineData("searchText=r&tags[]=eu", "third")]
    public async Task A_list_holds_what_was_asked_for(string query, string names)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateNamedAsync("first", "blue");
        await platform.CreateNamedAsync("second", "blue", "eu");
        await platform.CreateNamedAsync("third", "eu");

        var listed = await platform.GetAsync($"instances?{query}");

        Assert.Equal(names.Split(','), listed.Names);
        Assert.Equal($"{names.Split(',').Length}", listed.Headers["elements-total-count"]);
    }

    [Theory]
    [InlineData("instances?tag=blue", "'tag'", "tags[], searchText, hydrate, pageSize, nextPage")]
    [InlineData("instances?tags=blue", "'tags'", "tags[], searchText, hydrate, pageSize, nextPage")]
    [InlineData("instances?searchText=a&where=name%3D'x'", "'where'", "tags[], searchText, hydrate, pageSize, nextPage")]
    [InlineData("elements?searchText=infobip", "'searchText'", "where, pageSize, nextPage")]
    public async Task A_filter_that_a_list_does_not_have_is_refused_with_those_it_has(string path, string unknown, string known)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateNamedAsync("first", "blue");

        Assert.Equal(
            $"The local platform has no parameter {unknown} for this list. It has {known}.",
            (await platform.GetAsync(path)).Error(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_search_by_text_is_read_page_by_page_and_tells_its_total_on_each()
    {
        await using var platform = await RunningPlatform.StartAsync();
        foreach (var name in (string[])["Acme one", "bolt", "ACME two", "acme three"])
            await platform.CreateNamedAsync(name);

        var first = await platform.GetAsync("instances?searchText=aCmE&pageSize=2");
        var second = await platform.GetAsync($"instances?searchText=aCmE&pageSize=2&nextPage={first.Headers["elements-next-page-token"]}");

        Assert.Equal(["Acme one", "ACME two"], first.Names);
        Assert.Equal(["acme three"], second.Names);
        Assert.Equal(("3", "3"), (first.Headers["elements-total-count"], second.Headers["elements-total-count"]));
    }

    [Fact]
    public async Task A_search_goes_by_the_name_that_an_instance_has()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateNamedAsync("old");
        Assert.Single((await platform.GetAsync("instances?searchText=OLD")).Names);

        await platform.PatchAsync("instances/1", """{ "name": "new" }""");

        Assert.Single((await platform.GetAsync("instances?searchText=NEW")).Names);
        (await platform.GetAsync("instances?searchText=old")).Error(HttpStatusCode.NotFound);
        // Not in one after the other.
        (await platform.GetAsync("instances?searchText=newinfobip")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Tags_and_search_texts_are_taken_as_they_are()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateNamedAsync("100 % of 'it'", "a\"b", "ü%");

        Assert.Single((await platform.GetAsync("instances?searchText=%25%20of%20'IT'")).Names);
        Assert.Single((await platform.GetAsync("instances?tags[]=a%22b&tags[]=%C3%BC%25")).Names);
        (await platform.GetAsync("instances?searchText=%25%25")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_pages_lead_through_the_whole_list()
    {
        await using var platform = await RunningPlatform.StartAsync();
        foreach (var name in new[] { "a", "b", "c", "d" })
            await platform.CreateNamedAsync(name);

        var first = await platform.GetAsync("instances?pageSize=2");
        var second = await platform.GetAsync($"instances?pageSize=2&nextPage={first.Headers["elements-next-page-token"]}");
        var third = await platform.GetAsync($"instances?pageSize=2&nextPage={second.Headers["elements-next-page-token"]}");

        Assert.Equal(["a", "b"], first.Names);
        Assert.Equal(["c", "d"], second.Names);
        Assert.Equal("2", second.Headers["elements-returned-count"]);
        Assert.Equal("4", second.Headers["elements-total-count"]);
        Assert.Empty(third.Names);
        Assert.False(third.Headers.ContainsKey("elements-next-page-token"));
    }

    [Fact]
    public async Task The_pages_lead_through_a_search()
    {
        await using var platform = await RunningPlatform.StartAsync();
        for (var i = 0; i < 7; i++)
            await platform.CreateNamedAsync($"{i}", i % 2 == 0 ? ["blue", "even"] : ["blue"]);

        foreach (var (query, expected) in new[] { ("tags[]=blue", "0123456"), ("tags[]=blue&tags[]=even", "0246"), ("searchText=infobip", "0123456") })
        {
            var (found, next) = ("", "");
            do
            {
                var page = await platform.GetAsync($"instances?pageSize=2&{query}{next}");
                Assert.Equal($"{expected.Length}", page.Headers["elements-total-count"]);
                found += string.Concat(page.Names);
                next = page.Headers.TryGetValue("elements-next-page-token", out var token) ? $"&nextPage={token}" : "";
            }
            while (next.Length > 0);

            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData("pageSize=0")]
    [InlineData("pageSize=-5")]
    [InlineData("pageSize=many")]
    [InlineData("pageSize=5001")]
    [InlineData("nextPage=made-up")]
    [InlineData("nextPage=__________8")]
    [InlineData("hydrate=maybe")]
    public async Task A_parameter_that_makes_no_sense_is_refused(string query)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        var message = (await platform.GetAsync($"instances?{query}")).Error(HttpStatusCode.BadRequest);

        Assert.StartsWith(query.Split('=')[0], message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_hydrated_leaves_the_configuration_out()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.CreateAsync();

        Assert.Null((await platform.GetAsync("instances?hydrate=false")).Body[0]!["configuration"]);
        Assert.NotNull((await platform.GetAsync("instances?hydrate=true")).Body[0]!["configuration"]);
    }

    [Fact]
    public async Task A_deleted_instance_is_gone()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        Assert.Equal(HttpStatusCode.OK, (await platform.DeleteAsync($"instances/{created.Id}")).Status);

        (await platform.GetAsync($"instances/{created.Id}")).Error(HttpStatusCode.NotFound);
        (await platform.DeleteAsync($"instances/{created.Id}")).Error(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_delete_that_carries_the_instances_token_is_refused_and_deletes_nothing()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var created = await platform.CreateAsync();

        var refused = await platform.DeleteAsync($"instances/{created.Id}", created.Token);

        Assert.Contains("without the token", refused.Error(HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync($"instances/{created.Id}")).Status);
    }

    [Fact]
    public async Task The_id_of_a_deleted_instance_is_not_given_again()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var deleted = await platform.CreateAsync();
        await platform.DeleteAsync($"instances/{deleted.Id}");

        Assert.NotEqual(deleted.Id, (await platform.CreateAsync()).Id);
    }
}
