namespace ElementGen.Tests;

public sealed class AttachingTests
{
    [Fact]
    public void A_retained_instance_is_attached_without_a_request()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        var sms = InfobipSms.Attach(client, Seed.Instance);

        Assert.Same(Seed.Instance, sms.Instance);
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public void An_instance_of_another_element_is_refused_and_both_are_named()
    {
        using var client = TestPlatform.NewOrganization().Client();

        var exception = Assert.Throws<ArgumentException>(() => BigCommerce.Attach(client, Seed.Instance));

        Assert.Contains("'infobip'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'bigcommerce'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_of_another_element_is_refused_before_anything_is_sent()
    {
        var organization = TestPlatform.NewOrganization();
        using var client = organization.Client();

        await Assert.ThrowsAsync<ArgumentException>(
            () => InstanceConnection.ProvisionAsync(BigCommerce.Element, client, "name", Seed.Configuration, null, CancellationToken.None));
        Assert.Empty(organization.Requests);
    }

    [Fact]
    public async Task A_library_works_over_any_generated_class()
    {
        using var client = TestPlatform.NewOrganization().Client();
        var retained = await client.ProvisionInstanceAsync("API Instance", Seed.Configuration);

        Assert.Equal("infobip: OK", await StatusOfAsync<InfobipSms>(client, retained));
    }

    private static async Task<string> StatusOfAsync<TInstance>(ElementsClient client, ProvisionedInstance retained)
        where TInstance : class, IElementInstance<TInstance>
    {
        var instance = TInstance.Attach(client, retained);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ping");
        using var response = await instance.SendAsync(request);
        return $"{TInstance.Element.Key}: {response.StatusCode}";
    }
}
