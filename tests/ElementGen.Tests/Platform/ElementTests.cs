using System.Net;
using ElementGen.Tests.Changing;

namespace ElementGen.Tests.Platform;

/// <summary>The elements that the platform offers are read.</summary>
public sealed class ElementTests : ChangingTests
{
    [Fact]
    public async Task An_element_is_read_with_its_entries()
    {
        var box = await Client.GetElementAsync("box");

        Assert.Equal(("box", "oauth2", true), (box.Key, box.Authentication, box.TypeOauth));
        var selector = box.Entries.Single(static entry => entry.Key == "authentication.type");
        Assert.Equal(["jwtOauth", "oauth2"], selector.Options);
        Assert.Equal(box.Entries.Select(static entry => entry.Key), (await Client.GetElementEntriesAsync("box")).Select(static entry => entry.Key));
        Assert.Equal(box.Key, (await Client.GetElementAsync($"{box.Id}")).Key);
    }

    [Fact]
    public async Task Elements_are_listed_over_all_pages()
    {
        var keys = new List<string>();
        await foreach (var element in Client.ListElementsAsync(paging: new ListPaging { PageSize = 2 }))
            keys.Add(element.Key);

        Assert.Equal(["authorizenet", "bigcommerce", "box", "infobip", "quickbooks", "shop"], keys.Order(StringComparer.Ordinal));
        Assert.True(Sent(Call.ListElements).Count() >= 3);
    }

    [Fact]
    public async Task Elements_are_filtered_by_the_platform()
    {
        await foreach (var element in Client.ListElementsAsync("hub='messaging'"))
            Assert.Equal("messaging", element.Hub);

        await foreach (var element in Client.ListElementsAsync("hub='none'"))
            Assert.Fail(element.Key);
    }

    [Fact]
    public async Task An_element_that_does_not_exist_is_404()
    {
        await IsAnswered(HttpStatusCode.NotFound, () => Client.GetElementAsync("nosuch"));
        await IsAnswered(HttpStatusCode.NotFound, () => Client.GetElementEntriesAsync("no/such?x=1"));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.GetElementAsync(""));
    }

    [Fact]
    public async Task A_default_that_is_a_secret_is_not_shown()
    {
        Organization.Fail(Call.GetElement, Fault.Answer(200, """
            {"key":"x","authentication":{},"configuration":[{"key":"a.secret","defaultValue":"l1ve"},null,{"options":[null,{"value":"b"}]}],"resources":[[[]]]}
            """));

        var element = await Client.GetElementAsync("x");

        Assert.Equal("l1ve", element.Entries[0].Default!.Reveal());
        Assert.DoesNotContain("l1ve", element.ToString() + element.Entries[0], StringComparison.Ordinal);
        Assert.Equal(["b"], element.Entries[1].Options);
    }
}
