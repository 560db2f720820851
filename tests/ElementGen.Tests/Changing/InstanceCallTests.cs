using System.Net;

namespace ElementGen.Tests.Changing;

/// <summary>The other calls on a live instance: tags, enabling, single entries.</summary>
public sealed class InstanceCallTests : ChangingTests
{
    private const string OwnTag = "elementgen-abc";

    [Fact]
    public async Task Tags_are_added_to_those_that_are_there()
    {
        await Sms.AddTagsAsync(["new", "acme"]);

        Assert.Equal(["acme", "it's \"one\"", "new"], OnPlatform.Tags);
        Assert.Equal(OnPlatform.Tags, Sms.Instance.Tags);
    }

    [Fact]
    public async Task The_client_changes_tags_and_disables_by_the_id()
    {
        await Client.AddInstanceTagsAsync(Sms.Instance.Id, ["new"]);
        await Client.RemoveInstanceTagsAsync(Sms.Instance.Id, ["acme"]);
        Assert.Equal(["it's \"one\"", "new"], OnPlatform.Tags);

        await Client.DisableInstanceAsync(Sms.Instance.Id);
        Assert.Equal(HttpStatusCode.Forbidden, await PingAsync());
        await Client.EnableInstanceAsync(Sms.Instance.Id);
        Assert.Equal(HttpStatusCode.OK, await PingAsync());
    }

    [Fact]
    public async Task Tags_that_are_there_already_send_nothing()
    {
        await Sms.AddTagsAsync(["acme"]);
        await Sms.RemoveTagsAsync(["other"]);

        Assert.Empty(Sent(Call.UpdateInstance));
    }

    [Fact]
    public async Task Tags_are_removed_and_replaced_but_for_the_librarys_own()
    {
        await Sms.AddTagsAsync([OwnTag]);

        await Sms.RemoveTagsAsync(["it's \"one\"", OwnTag]);
        Assert.Equal(["acme", OwnTag], OnPlatform.Tags);

        await Sms.ReplaceTagsAsync(["a", "b"]);
        Assert.Equal(["a", "b", OwnTag], OnPlatform.Tags);

        await Client.ReplaceInstanceTagsAsync(Sms.Instance.Id, []);
        Assert.Equal([OwnTag], OnPlatform.Tags);
    }

    [Fact]
    public async Task An_empty_tag_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Sms.AddTagsAsync([""]));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.ReplaceInstanceTagsAsync(Sms.Instance.Id, [" "]));
    }

    [Fact]
    public async Task A_disabled_instance_answers_403_until_it_is_enabled()
    {
        await Sms.DisableAsync();
        Assert.True(Sms.Instance.Disabled);
        Assert.Equal(HttpStatusCode.Forbidden, await PingAsync());

        await Sms.EnableAsync();
        Assert.False(Sms.Instance.Disabled);
        Assert.Equal(HttpStatusCode.OK, await PingAsync());
    }

    [Fact]
    public async Task No_call_that_changes_an_instance_carries_its_token()
    {
        // With the token, the platform takes the calls for ones on the element's own resources.
        var sent = new HeaderRecorder(Platform.CreateHandler());
        using var client = new ElementsClient(new HttpClient(sent), new ElementsClientOptions
        {
            BaseAddress = Platform.BaseAddress,
            Credentials = Organization.Credentials,
        });
        var sms = InfobipSms.Attach(client, Sms.Instance);

        await sms.UpdateAsync(c => c with { Sender = "+1" });
        await sms.AddTagsAsync(["a"]);
        await sms.DisableAsync();
        await sms.EnableAsync();
        await sms.GetEntriesAsync();
        await sms.DeleteAsync();

        Assert.NotEmpty(sent.Authorizations);
        Assert.DoesNotContain(sent.Authorizations, static value => value.Contains("Element", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refreshing_shows_what_others_changed()
    {
        await Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = "renamed" });
        var token = Sms.Instance.Token;

        await Sms.RefreshAsync();

        Assert.Equal(("renamed", token), (Sms.Instance.Name, Sms.Instance.Token));
    }

    [Fact]
    public async Task Single_entries_are_read_and_changed_by_their_ids()
    {
        var sender = (await Sms.GetEntriesAsync()).Single(static entry => entry.Key == "messaging.sms.infobip.sender");
        Assert.Equal("+17777777777", sender.Value);
        Assert.Equal(sender, await Client.GetInstanceEntryAsync(Sms.Instance.Id, sender.Id));

        var changed = await Client.UpdateInstanceEntryAsync(Sms.Instance.Id, sender.Id, "+18888888888");

        Assert.Equal("+18888888888", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
        Assert.Equal((sender.Key, "+18888888888"), (changed.Key, changed.Value));
        Assert.Equal("+19999999999", (await Sms.UpdateEntryAsync(sender.Id, "+19999999999")).Value);
        var password = (await Sms.GetEntriesAsync()).Single(static entry => entry.Key == "messaging.sms.infobip.password");
        Assert.Equal("********", (await Sms.UpdateEntryAsync(password.Id, "n3w-p4ssword")).Value);
        await IsAnswered(HttpStatusCode.NotFound, () => Client.GetInstanceEntryAsync(Sms.Instance.Id, "999"));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.UpdateInstanceEntryAsync(Sms.Instance.Id, sender.Id, "********"));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.GetInstanceEntryAsync(Sms.Instance.Id, " "));
    }

    [Fact]
    public async Task Secrets_among_the_entries_are_masked_whatever_the_platform_answers()
    {
        Organization.Fail(Call.GetConfiguration, Fault.Answer(200, """
            [{"id":1,"key":"a.password","propertyValue":"s3cret"},{"id":"x","key":"b","type":"PASSWORD","propertyValue":"s3cret"},null,{}]
            """));

        var entries = await Client.GetInstanceEntriesAsync(Sms.Instance.Id);

        Assert.Equal(["********", "********", null], entries.Select(static entry => entry.Value));
        Assert.Equal(["1", "x", ""], entries.Select(static entry => entry.Id));
    }

    private async Task<HttpStatusCode> PingAsync()
    {
        using var answer = await Sms.SendAsync(new HttpRequestMessage(HttpMethod.Get, "ping"));
        return answer.StatusCode;
    }

    private sealed class HeaderRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> Authorizations { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorizations.Add(request.Headers.Authorization!.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
