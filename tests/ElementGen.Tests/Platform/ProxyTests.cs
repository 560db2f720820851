namespace ElementGen.Tests;

/// <summary>What goes through a proxy. The sample's tests show the same with a proxy in the environment.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://LOCALHOST:5000/elements/api-v2")]
    [InlineData("https://localhost.")]
    [InlineData("https://acme.localhost")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.8.9.10")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://[::ffff:127.0.0.1]")]
    public void Nothing_goes_through_a_proxy_to_a_platform_on_this_machine(string address)
    {
        Assert.False(SharedConnections.To(new Uri(address)).UseProxy);
    }

    [Theory]
    [InlineData("https://api.cloud-elements.com")]
    [InlineData("https://localhost.example.com")]
    [InlineData("https://mylocalhost")]
    [InlineData("https://128.0.0.1")]
    [InlineData("https://10.0.0.1")]
    public void The_systems_proxy_is_used_to_every_other_platform(string address)
    {
        var connections = SharedConnections.To(new Uri(address));

        Assert.True(connections.UseProxy);
        Assert.Null(connections.Proxy);
    }
}
