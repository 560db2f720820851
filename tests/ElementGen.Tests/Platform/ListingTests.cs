using System.Net;

namespace ElementGen.Tests;

public sealed class ListingTests
{
    private const string NextPage = "elements-next-page-token";

    [Fact]
    public async Task Pages_are_followed_until_one_carries_no_token()
    {
        var platform = new StubPlatform()
            .Answers(HttpStatusCode.OK, Page(1, 2), headers: (NextPage, "a+b="))
            .Answers(HttpStatusCode.OK, Page(3));

        Assert.Equal([1, 2, 3], await IdsOf(platform));
        Assert.Equal("?pageSize=100", platform.Requests[0].Address.Query);
        Assert.Equal("?pageSize=100&nextPage=a%2Bb%3D", platform.Requests[1].Address.Query);
        Assert.Equal(2, platform.Requests.Count);
    }

    [Fact]
    public async Task An_empty_page_is_the_last_even_if_it_carries_a_token()
    {
        var platform = new StubPlatform()
            .Answers(HttpStatusCode.OK, Page(1), headers: (NextPage, "2"))
            .Answers(HttpStatusCode.OK, "[]", headers: (NextPage, "3"));

        Assert.Equal([1], await IdsOf(platform));
        Assert.Equal(2, platform.Requests.Count);
    }

    [Fact]
    public async Task A_page_token_that_comes_again_ends_the_list()
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, Page(1), headers: (NextPage, "same"));

        Assert.Equal([1, 1], await IdsOf(platform));
        Assert.Equal(2, platform.Requests.Count);
    }

    [Fact]
    public async Task The_platforms_404_is_an_empty_list()
    {
        Assert.Empty(await IdsOf(new StubPlatform().Answers(HttpStatusCode.NotFound, """{"requestId":"1","message":"No instances found"}""")));
    }

    [Theory]
    [InlineData("<html>Not Found</html>")]
    [InlineData("")]
    public async Task A_404_of_some_other_server_is_an_error(string body)
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.NotFound, body, "text/html");

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(platform));

        Assert.Equal(HttpStatusCode.NotFound, exception.Status);
        Assert.Contains("Check the base address", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("<html/>")]
    public async Task An_answer_that_is_no_list_of_instances_is_an_error(string body)
    {
        await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(new StubPlatform().Answers(HttpStatusCode.OK, body)));
    }

    [Fact]
    public async Task The_filter_goes_into_the_query()
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, "[]");

        await IdsOf(platform, new InstanceFilter { Tags = ["a b", "c&d"], SearchText = "jane & joe", PageSize = 20 });

        Assert.Equal("?pageSize=20&tags%5B%5D=a%20b&tags%5B%5D=c%26d&searchText=jane%20%26%20joe", platform.OnlyRequest.Address.Query);
    }

    [Fact]
    public async Task Instances_of_other_elements_are_left_out()
    {
        var platform = new StubPlatform().Answers(
            HttpStatusCode.OK, """[{"id":1,"element":{"key":"infobip"}},{"id":2,"element":{"key":"box"}},{"id":3},null]""");

        Assert.Equal([1], await IdsOf(platform, new InstanceFilter { ElementKey = "infobip" }));
    }

    [Fact]
    public async Task Whoever_stops_early_asks_for_no_further_page()
    {
        var platform = new StubPlatform().Answers(HttpStatusCode.OK, Page(1, 2), headers: (NextPage, "2"));
        using var client = platform.Client();

        await foreach (var instance in client.ListInstancesAsync())
        {
            Assert.Equal(1, instance.Id);
            break;
        }

        Assert.Single(platform.Requests);
    }

    [Fact]
    public async Task A_listing_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = new StubPlatform().Answers(HttpStatusCode.OK, Page(1), headers: (NextPage, "2")).Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.ListInstancesAsync().WithCancellation(cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    [Fact]
    public void A_page_has_at_least_one_instance()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstanceFilter { PageSize = 0 });
    }

    private static string Page(params long[] ids) => "[" + string.Join(",", ids.Select(id => $$"""{"id":{{id}}}""")) + "]";

    private static async Task<List<long>> IdsOf(StubPlatform platform, InstanceFilter? filter = null)
    {
        using var client = platform.Client();
        var ids = new List<long>();
        await foreach (var instance in client.ListInstancesAsync(filter))
            ids.Add(instance.Id);

        return ids;
    }
}
