using ElementGen.Tests.Changing;

namespace ElementGen.Tests.Provisioning;

/// <summary>A team that holds a bare token finds its instance.</summary>
public sealed class AttachingByTokenTests : ChangingTests
{
    [Fact]
    public async Task The_instance_of_a_token_is_attached()
    {
        for (var i = 0; i < 3; i++)
            await InfobipSms.ProvisionAsync(Client, $"other-{i}", Configuration);

        var attached = await InfobipSms.AttachAsync(Client, Sms.Instance.Token.Reveal());

        Assert.Equal((Sms.Instance.Id, "acme-sms"), (attached.Instance.Id, attached.Instance.Name));
        await attached.DeleteAsync();
        Assert.Equal(3, Organization.Instances.Count);
    }

    [Fact]
    public async Task A_token_of_no_instance_or_of_another_elements_is_said_to_be_that()
    {
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => InfobipSms.AttachAsync(Client, "0123456789abcdef"));
        Assert.DoesNotContain("0123456789abcdef", wrong.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<ArgumentException>(() => BigCommerce.AttachAsync(Client, Sms.Instance.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("********")]
    [InlineData("a\nb")]
    public async Task What_cannot_be_a_token_is_refused_before_anything_is_sent(string token)
    {
        var before = Organization.Requests.Count;

        await Assert.ThrowsAsync<ArgumentException>(() => InfobipSms.AttachAsync(Client, token));

        Assert.Equal(before, Organization.Requests.Count);
    }

    [Fact]
    public async Task A_platform_that_tells_no_tokens_is_not_taken_for_one_without_the_instance()
    {
        Organization.Fail(Call.ListInstances, Fault.Answer(200, """[{"id":1,"name":"a","token":"********","element":{"key":"infobip"}}]"""));

        var exception = await Assert.ThrowsAsync<ElementsApiException>(() => InfobipSms.AttachAsync(Client, "0123456789abcdef"));

        Assert.Contains("GetInstanceAsync", exception.Message, StringComparison.Ordinal);
    }
}
