using System.Net;

namespace ElementGen.Tests.Changing;

/// <summary>The configuration of a live instance is changed.</summary>
public sealed class UpdatingTests : ChangingTests
{
    [Fact]
    public async Task What_differs_is_sent_and_nothing_else()
    {
        await Sms.UpdateAsync(c => c with { Sender = "+18888888888" });

        Assert.Equal(
            new Dictionary<string, string> { ["messaging.sms.infobip.sender"] = "+18888888888" },
            Sent(Call.UpdateInstance).Single().Body!.Configuration);
        Assert.Equal("+18888888888", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
        Assert.Equal("+18888888888", Sms.Instance.Configuration["messaging.sms.infobip.sender"]);
    }

    [Fact]
    public async Task The_change_gets_what_the_platform_has_without_secrets()
    {
        InfobipSms.Configuration? got = null;
        await Sms.UpdateAsync(c => got = c);

        Assert.Equal(("jane", "+17777777777", true), (got!.Username, got.Sender, got.FilterResponseNulls));
        Assert.Equal(Secret.Empty, got.Password);
        Assert.Null(got.EventNotificationBasicPassword);
        Assert.Empty(got.Additional);
    }

    [Fact]
    public async Task Nothing_to_change_sends_nothing()
    {
        await Sms.UpdateAsync(c => c);
        await Sms.UpdateAsync(c => c with { Sender = "+17777777777", FilterResponseNulls = true });

        Assert.Empty(Sent(Call.UpdateInstance));
    }

    [Fact]
    public async Task Null_leaves_a_value_and_an_empty_text_takes_it_away()
    {
        await Sms.UpdateAsync(c => c with { Sender = null });
        Assert.Empty(Sent(Call.UpdateInstance));

        await Sms.UpdateAsync(c => c with { Sender = "" });
        Assert.DoesNotContain("messaging.sms.infobip.sender", OnPlatform.Configuration.Keys);
    }

    [Fact]
    public async Task A_password_is_rotated_and_never_sent_back_by_itself()
    {
        await Sms.UpdateAsync(c => c with { CallbackUrl = "https://acme.example/sms" });
        Assert.Equal(["messaging.sms.infobip.callback.url"], Sent(Call.UpdateInstance).Single().Body!.Configuration.Keys);

        await Sms.UpdateAsync(c => c with { Password = "n3w" });
        Assert.Equal(["messaging.sms.infobip.password"], Sent(Call.UpdateInstance).Last().Body!.Configuration.Keys);
        Assert.Equal("********", Sms.Instance.Configuration["messaging.sms.infobip.password"]);
    }

    [Fact]
    public async Task A_secret_is_taken_away_by_an_empty_text()
    {
        await Sms.UpdateAsync(c => c with { EventNotificationBasicPassword = "s3cret" });
        await Sms.UpdateAsync(c => c with { EventNotificationBasicPassword = "" });

        Assert.DoesNotContain("event.notification.basic.password", OnPlatform.Configuration.Keys);
    }

    [Fact]
    public async Task Keys_that_the_definition_does_not_know_survive_and_can_be_changed()
    {
        await Client.UpdateInstanceAsync(
            Sms.Instance.Id,
            new InstanceChanges { Configuration = new Dictionary<string, string> { ["new.option"] = "on", ["other"] = "1" } });

        await Sms.UpdateAsync(c =>
        {
            Assert.Equal("on", c.Additional["new.option"].Reveal());
            return c with { Additional = new Dictionary<string, string> { ["new.option"] = "off" } };
        });

        Assert.Equal("off", OnPlatform.Configuration["new.option"]);
        Assert.Equal("1", OnPlatform.Configuration["other"]);
    }

    [Fact]
    public async Task A_value_that_its_property_cannot_take_is_in_additional_and_survives()
    {
        await Client.UpdateInstanceAsync(
            Sms.Instance.Id,
            new InstanceChanges { Configuration = new Dictionary<string, string> { ["filter.response.nulls"] = "sometimes" } });

        await Sms.UpdateAsync(c =>
        {
            Assert.Null(c.FilterResponseNulls);
            Assert.Equal("sometimes", c.Additional["filter.response.nulls"].Reveal());
            return c with { Sender = "+1" };
        });

        Assert.Equal("sometimes", OnPlatform.Configuration["filter.response.nulls"]);
    }

    [Fact]
    public async Task A_value_that_its_property_cannot_take_is_replaced_by_setting_the_property()
    {
        await Client.UpdateInstanceAsync(
            Sms.Instance.Id,
            new InstanceChanges { Configuration = new Dictionary<string, string> { ["filter.response.nulls"] = "sometimes" } });

        await Sms.UpdateAsync(c => c with { FilterResponseNulls = false });

        Assert.Equal("false", OnPlatform.Configuration["filter.response.nulls"]);
    }

    [Fact]
    public async Task The_librarys_own_tag_stays_when_all_tags_are_given()
    {
        await Sms.AddTagsAsync(["elementgen-abc"]);

        await Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = "other", Tags = ["blue"] });

        Assert.Equal(["blue", "elementgen-abc"], OnPlatform.Tags);
        Assert.Equal("other", OnPlatform.Name);
    }

    [Fact]
    public async Task An_instance_without_any_configuration_is_given_one()
    {
        var id = Sms.Instance.Id;
        Organization.Fail(Call.GetInstance, Fault.Answer(200, $$$"""{"id":{{{id}}},"name":"acme-sms","element":{"key":"infobip"}}"""));
        Organization.Fail(Call.GetConfiguration, Fault.Status(404, "No configuration found."));

        await Sms.UpdateAsync(c => c with { Sender = "+1" });

        Assert.Equal("+1", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
    }

    [Fact]
    public async Task A_secret_that_must_be_supplied_cannot_be_taken_away()
    {
        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(() => Sms.UpdateAsync(c => c with { Password = "" }));

        Assert.Equal(["messaging.sms.infobip.password"], exception.MissingEntries.Select(static entry => entry.Key));
    }

    [Fact]
    public async Task What_must_be_supplied_cannot_be_taken_away()
    {
        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(() => Sms.UpdateAsync(c => c with { Username = "" }));

        Assert.Equal(["messaging.sms.infobip.username"], exception.MissingEntries.Select(static entry => entry.Key));
        Assert.Empty(Sent(Call.UpdateInstance));
    }

    [Fact]
    public async Task Another_authentication_needs_its_own_entries()
    {
        var shop = await BigCommerce.ProvisionAsync(Client, "shop", new BigCommerce.Configuration
        {
            StoreUrl = "https://shop.example",
            Username = "jane",
            Password = "s3cret",
        });

        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(
            () => shop.UpdateAsync(c => c with { AuthenticationType = BigCommerce.Configuration.AuthenticationTypeOption.Custom }));

        Assert.Contains("oauth.user.token", exception.MissingEntries.Select(static entry => entry.Key));
        await shop.UpdateAsync(c => c with
        {
            AuthenticationType = BigCommerce.Configuration.AuthenticationTypeOption.Custom,
            OAuthUserToken = "t0ken",
            OAuthApiKey = "client",
        });
        Assert.Equal("custom", shop.Instance.Configuration["authentication.type"]);
    }

    [Theory]
    [InlineData("********")]
    [InlineData("<INSERT_PASSWORD>")]
    public async Task A_mask_or_a_placeholder_is_refused(string text)
    {
        var exception = await Assert.ThrowsAsync<ElementConfigurationException>(() => Sms.UpdateAsync(c => c with { Password = text }));

        Assert.Contains("messaging.sms.infobip.password", Assert.Single(exception.Problems), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Client.UpdateInstanceAsync(
            Sms.Instance.Id, new InstanceChanges { Configuration = new Dictionary<string, string> { ["any"] = text } }));
        Assert.Empty(Sent(Call.UpdateInstance));
    }

    [Fact]
    public async Task An_answer_without_a_token_keeps_the_token()
    {
        var token = Sms.Instance.Token;
        Organization.Fail(Call.UpdateInstance, Fault.Answer(200, """{"id":1,"name":"acme-sms","element":{"key":"infobip"}}"""));

        await Sms.UpdateAsync(c => c with { Sender = "+1" });

        Assert.Equal(token, Sms.Instance.Token);
        Assert.Equal("acme-sms", Sms.Instance.Name);
    }

    [Fact]
    public async Task Older_answers_without_a_configuration_are_asked_for_it()
    {
        var id = Sms.Instance.Id;
        Organization.Fail(Call.GetInstance, Fault.Answer(200, $$$"""{"id":{{{id}}},"name":"acme-sms","element":{"key":"infobip"}}"""));

        await Sms.UpdateAsync(c => c with { Sender = "+17777777777", CallbackUrl = "https://acme.example/" });

        Assert.Equal(["messaging.sms.infobip.callback.url"], Sent(Call.UpdateInstance).Single().Body!.Configuration.Keys);
    }

    [Fact]
    public async Task Concurrent_changes_of_one_object_all_arrive()
    {
        await Task.WhenAll(
            Sms.UpdateAsync(c => c with { Sender = "+1" }),
            Sms.UpdateAsync(c => c with { CallbackUrl = "https://acme.example/" }),
            Sms.UpdateAsync(c => c with { EventNotificationBasicUsername = "joe" }),
            Sms.AddTagsAsync(["more"]),
            Sms.DisableAsync());

        Assert.Equal("+1", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
        Assert.Equal("joe", Sms.Instance.Configuration["event.notification.basic.username"]);
        Assert.Equal("https://acme.example/", Sms.Instance.Configuration["messaging.sms.infobip.callback.url"]);
        Assert.True(Sms.Instance.Disabled);
        Assert.Contains("more", Sms.Instance.Tags);
    }

    [Fact]
    public async Task An_instance_that_is_gone_is_said_to_be_gone()
    {
        await Client.DeleteInstanceAsync(Sms.Instance.Id);

        await IsAnswered(HttpStatusCode.NotFound, () => Sms.UpdateAsync(c => c with { Sender = "+1" }));
        await IsAnswered(HttpStatusCode.NotFound, () => Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = "other" }));
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.AddTagsAsync(["a"]));
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.EnableAsync());
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.DisableAsync());
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.GetEntriesAsync());
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.RefreshAsync());
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.RemoveTagsAsync(["acme"]));
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.ReplaceTagsAsync(["a"]));
        await IsAnswered(HttpStatusCode.NotFound, () => Sms.UpdateEntryAsync("1", "+1"));
    }

    [Fact]
    public async Task A_conflict_is_said_whatever_the_call()
    {
        Organization.Fail(null, Fault.Answer(409, """{"requestId":"1","message":"The instance is being changed."}"""));

        await IsAnswered(HttpStatusCode.Conflict, () => Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = "other" }));
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.AddTagsAsync(["a"]));
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.RemoveTagsAsync(["acme"]));
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.ReplaceTagsAsync(["a"]));
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.EnableAsync());
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.DisableAsync());
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.GetEntriesAsync());
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.UpdateEntryAsync("1", "+1"));
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.RefreshAsync());
        await IsAnswered(HttpStatusCode.Conflict, () => Sms.DeleteAsync());
    }

    [Fact]
    public async Task A_disabled_instance_can_be_changed()
    {
        await Sms.DisableAsync();

        await Sms.UpdateAsync(c => c with { Sender = "+1" });
        await Sms.AddTagsAsync(["new"]);

        Assert.Equal("+1", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
        Assert.Contains("new", OnPlatform.Tags);
        Assert.True(Sms.Instance.Disabled);
    }

    [Fact]
    public async Task Two_objects_that_change_one_instance_at_once_lose_nothing_of_each_other()
    {
        var other = InfobipSms.Attach(Client, Sms.Instance);

        await Task.WhenAll(
            Sms.UpdateAsync(c => c with { Sender = "+1" }),
            other.UpdateAsync(c => c with { CallbackUrl = "https://acme.example/events" }));

        Assert.Equal("+1", OnPlatform.Configuration["messaging.sms.infobip.sender"]);
        Assert.Equal("https://acme.example/events", OnPlatform.Configuration["messaging.sms.infobip.callback.url"]);
    }

    [Fact]
    public async Task An_instance_of_another_element_under_the_same_id_is_not_changed()
    {
        Organization.Fail(Call.GetInstance, Fault.Answer(200, """{"id":1,"name":"x","element":{"key":"bigcommerce"}}"""));

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => Sms.UpdateAsync(c => c with { Sender = "+1" }));
        await Assert.ThrowsAsync<ElementsApiException>(() => Sms.AddTagsAsync(["a"]));
        await Assert.ThrowsAsync<ElementsApiException>(() => Sms.DisableAsync());
        await Assert.ThrowsAsync<ElementsApiException>(() => Sms.RenameAsync("other"));

        Assert.Contains("'bigcommerce' now", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Organization.Requests, static request => request.Call is Call.UpdateInstance or Call.DisableInstance);
    }

    [Fact]
    public async Task A_conflict_and_a_refusal_are_the_callers_to_see_and_change_nothing_here()
    {
        var before = Sms.Instance;
        Organization.Fail(Call.UpdateInstance, Fault.Answer(409, """{"requestId":"1","message":"The instance is being changed."}"""));

        await IsAnswered(HttpStatusCode.Conflict, () => Sms.UpdateAsync(c => c with { Sender = "+1" }));

        Assert.Same(before, Sms.Instance);
    }

    [Fact]
    public async Task A_secret_that_was_sent_is_not_in_the_message_of_a_refusal()
    {
        Organization.Fail(Call.UpdateInstance, Fault.Answer(400, """{"requestId":"1","message":"'n3w-p4ssword' is too short"}"""));

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => Sms.UpdateAsync(c => c with { Password = "n3w-p4ssword" }));

        Assert.DoesNotContain("n3w-p4ssword", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_changed()
    {
        var changed = await Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = "other" });

        Assert.Equal(("other", "other"), (changed.Name, OnPlatform.Name));
        await Sms.RenameAsync("third");
        Assert.Equal(("third", "third"), (Sms.Instance.Name, OnPlatform.Name));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Client.UpdateInstanceAsync(Sms.Instance.Id, new InstanceChanges { Name = " " }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Client.UpdateInstanceAsync(0, new InstanceChanges { Name = "a" }));
    }
}
