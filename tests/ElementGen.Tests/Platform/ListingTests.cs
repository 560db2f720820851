using System.Net;

namespace ElementGen.Tests;

public sealed class ListingTests
{
    private const string NextPage = "elements-next-page-token";

    [Fact]
    public async Task Pages_are_followed_until_one_carries_no_token()
    {
        var organization = TestPlatform.AnsweringInTurn(Answer(Page(1, 2), next: "a+b="), Answer(Page(3)));

        Assert.Equal([1, 2, 3], await IdsOf(organization));
        Assert.Equal(["?pageSize=100", "?pageSize=100&nextPage=a%2Bb%3D"], organization.Requests.Select(static request => request.Query));
        Assert.Equal(2, organization.Requests.Count);
    }

    [Fact]
    public async Task An_empty_page_is_the_last_even_if_it_carries_a_token()
    {
        var organization = TestPlatform.AnsweringInTurn(Answer(Page(1), next: "2"), Answer("[]", next: "3"));

        Assert.Equal([1], await IdsOf(organization));
        Assert.Equal(2, organization.Requests.Count);
    }

    [Fact]
    public async Task A_page_token_that_comes_again_at_once_is_an_error()
    {
        var organization = TestPlatform.Answering(HttpStatusCode.OK, Page(1), headers: (NextPage, "same"));

        var exception = await EndlessListOf(organization);

        Assert.Equal(2, organization.Requests.Count);
        Assert.Contains("a list that does not end: after 2 pages", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"id\":1},{\"id\":2}]")]
    [InlineData("[{\"id\":\"b1f0\"}]")]
    [InlineData("[null]")]
    public async Task New_page_tokens_for_the_same_instances_are_an_error(string body)
    {
        var organization = TestPlatform.AnsweringInTurn(Enumerable.Range(0, 6).Select(token => Answer(body, $"{token}")));

        await EndlessListOf(organization);

        Assert.InRange(organization.Requests.Count, 3, 4);
    }

    [Fact]
    public async Task Page_tokens_in_a_circle_are_an_error()
    {
        var organization = TestPlatform.AnsweringInTurn(
            Enumerable.Range(0, 10).Select(number => number % 2 == 0 ? Answer(Page(1), next: "b") : Answer(Page(2), next: "a")));

        await EndlessListOf(organization);

        Assert.Equal(5, organization.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_makes_up_instances_for_ever_is_left_after_ten_thousand_pages()
    {
        var id = 0;
        var transport = new FakeTransport(_ =>
        {
            var response = new HttpResponseMessage { Content = new StringContent(Page(++id)) };
            response.Headers.Add(NextPage, $"{id}");
            return Task.FromResult(response);
        });
        using var client = transport.Client();

        await Assert.ThrowsAsync<ElementsApiException>(async () =>
        {
            await foreach (var _ in client.ListInstancesAsync())
            {
            }
        });

        Assert.Equal(10_000, transport.Requests.Count);
    }

    [Fact]
    public async Task A_list_whose_total_has_been_read_ends_although_the_page_token_comes_again()
    {
        var organization = TestPlatform.Answering(
            HttpStatusCode.OK, Page(1, 2), headers: [(NextPage, "same"), ("elements-total-count", "2")]);

        Assert.Equal([1, 2], await IdsOf(organization));
    }

    [Fact]
    public async Task An_instance_that_slips_to_the_next_page_is_listed_once()
    {
        var organization = TestPlatform.AnsweringInTurn(
            Answer(Page(1, 2), next: "2"), Answer(Page(2, 2), next: "3"), Answer(Page(2, 3)));

        Assert.Equal([1, 2, 3], await IdsOf(organization));
    }

    [Fact]
    public async Task Instances_without_an_id_are_all_listed()
    {
        var organization = TestPlatform.AnsweringInTurn(
            Answer("""[{"name":"a"},{"name":"a"}]""", next: "2"), Answer("""[{"name":"a"}]"""));

        Assert.Equal([0, 0, 0], await IdsOf(organization));
    }

    [Fact]
    public async Task The_platforms_404_is_an_empty_list()
    {
        Assert.Empty(await IdsOf(TestPlatform.Answering(HttpStatusCode.NotFound, """{"requestId":"1","message":"No instances found"}""")));
    }

    [Theory]
    [InlineData("<html>Not Found</html>")]
    [InlineData("")]
    public async Task A_404_of_some_other_server_is_an_error(string body)
    {
        var organization = TestPlatform.Answering(HttpStatusCode.NotFound, body, "text/html");

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(organization));

        Assert.Equal(HttpStatusCode.NotFound, exception.Status);
        Assert.Contains("Check the base address", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("<html/>")]
    public async Task An_answer_that_is_no_list_of_instances_is_an_error(string body)
    {
        await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(TestPlatform.Answering(HttpStatusCode.OK, body)));
    }

    [Fact]
    public async Task The_filter_goes_into_the_query()
    {
        var organization = TestPlatform.Answering(HttpStatusCode.OK, "[]");

        await IdsOf(organization, new InstanceFilter { Tags = ["a b", "c&d"], SearchText = "jane & joe" }, new ListPaging { PageSize = 20 });

        Assert.Equal("?pageSize=20&tags%5B%5D=a%20b&tags%5B%5D=c%26d&searchText=jane%20%26%20joe", organization.OnlyRequest().Query);
    }

    [Fact]
    public async Task Instances_of_other_elements_are_left_out()
    {
        var organization = TestPlatform.Answering(
            HttpStatusCode.OK, """[{"id":1,"element":{"key":"infobip"}},{"id":2,"element":{"key":"box"}},{"id":3},null]""");

        Assert.Equal([1], await IdsOf(organization, new InstanceFilter { ElementKey = "infobip" }));
    }

    [Fact]
    public async Task Whoever_stops_early_asks_for_no_further_page()
    {
        var organization = TestPlatform.Answering(HttpStatusCode.OK, Page(1, 2), headers: (NextPage, "2"));
        using var client = organization.Client();

        await foreach (var instance in client.ListInstancesAsync())
        {
            Assert.Equal(1, instance.Id);
            break;
        }

        Assert.Single(organization.Requests);
    }

    [Fact]
    public async Task A_listing_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = TestPlatform.Answering(HttpStatusCode.OK, Page(1), headers: (NextPage, "2")).Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.ListInstancesAsync().WithCancellation(cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    [Fact]
    public void A_page_has_at_least_one_instance()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ListPaging { PageSize = 0 });
    }

    private static async Task<ElementsApiException> EndlessListOf(TestOrganization organization)
    {
        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => IdsOf(organization));
        Assert.Contains("does not end", exception.Message, StringComparison.Ordinal);
        return exception;
    }

    private static string Page(params long[] ids) => "[" + string.Join(",", ids.Select(id => $$"""{"id":{{id}}}""")) + "]";

    private static Fault Answer(string body, string? next = null) =>
        TestPlatform.Given(HttpStatusCode.OK, body, headers: next is null ? [] : [(NextPage, next)]);

    private static async Task<List<long>> IdsOf(
        TestOrganization organization, InstanceFilter? filter = null, ListPaging? paging = null)
    {
        using var client = organization.Client();
        var ids = new List<long>();
        await foreach (var instance in client.ListInstancesAsync(filter, paging))
            ids.Add(instance.Id);

        return ids;
    }
}
