using System.Net;

namespace ElementGen.Tests;

/// <summary>An instance is made with what a person's consent gave, which a provider takes once.</summary>
public sealed class GrantTests : EnsuringTest
{
    private static readonly OAuthGrant Code = OAuthGrant.FromCode("c0de", new Uri("https://acme.example/callback"));
    private static readonly InstanceKey BoxKey = new("acme", "box", Name);

    private ProvisioningRow? BoxRow => Store.ReadRowAsync(BoxKey).Now();

    [Fact]
    public void A_code_that_a_lost_creation_took_with_it_is_not_sent_again()
    {
        Network.Creations.Enqueue(ScriptedNetwork.RequestLost);

        Assert.Equal("box", Assert.Throws<GrantMissingException>(() => EnsureBox(Code)).ElementKey);

        Assert.Single(Network.Sent);
        Assert.Equal((ProvisioningState.Intended, null), (BoxRow!.State, BoxRow.Owner));
        Assert.NotNull(EnsureBox(OAuthGrant.FromCode("another c0de", new Uri("https://acme.example/callback"))));
        Assert.Contains("another c0de", Network.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_whose_creation_landed_needs_no_other_one()
    {
        Network.Creations.Enqueue(ScriptedNetwork.Reset);

        Assert.Equal(101, EnsureBox(Code).Id);
    }

    [Fact]
    public void A_code_that_was_not_sent_is_sent()
    {
        Network.Creations.Enqueue(ScriptedNetwork.NotSent(HttpRequestError.ConnectionError));
        Network.Creations.Enqueue(ScriptedNetwork.Refused(HttpStatusCode.TooManyRequests, retryAfter: "1"));

        Assert.Equal(101, EnsureBox(Code).Id);
    }

    [Fact]
    public void A_refresh_token_is_sent_again()
    {
        Network.Creations.Enqueue(ScriptedNetwork.RequestLost);

        Assert.Equal(101, EnsureBox(OAuthGrant.FromRefreshToken("refresh")).Id);
        Assert.Equal(2, Network.Sent.Count);
    }

    [Fact]
    public void An_instance_that_is_there_needs_no_grant()
    {
        EnsureBox(Code);

        Assert.Equal(101, EnsureBox(grant: null).Id);
    }

    [Fact]
    public void Without_a_grant_nothing_is_sent_and_the_next_call_goes_on()
    {
        Assert.Throws<GrantMissingException>(() => EnsureBox(grant: null));

        Assert.Empty(Network.Sent);
        Assert.Equal((ProvisioningState.Intended, null), (BoxRow!.State, BoxRow.Owner));
        Assert.Equal(101, EnsureBox(Code).Id);
        Assert.InRange(Waited, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private ProvisionedInstance EnsureBox(OAuthGrant? grant) => Run(() => Client().EnsureProvisionedInstanceAsync(
        Name, new Box.Configuration { OAuthApiKey = "a", OAuthApiSecret = "b" }, new EnsureOptions { Grant = grant }));
}
