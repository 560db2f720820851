using System.Net;
using System.Net.Http.Headers;

namespace ElementGen.LocalPlatform.Tests;

public sealed class SeparatingOrganizations : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_organization_sees_its_own_instances_alone()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var other = platform.Server.AddOrganization().Authorization();
        var token = (await platform.CreateAsync()).Token;

        (await platform.SendAsync(HttpMethod.Get, "instances", authorization: other)).Error(HttpStatusCode.NotFound);
        (await platform.SendAsync(HttpMethod.Get, "instances/1", authorization: other)).Error(HttpStatusCode.NotFound);
        (await platform.SendAsync(HttpMethod.Delete, "instances/1", authorization: other)).Error(HttpStatusCode.NotFound);
        var withToken = new AuthenticationHeaderValue("User", $"{other.Parameter}, Element {token}");
        (await platform.SendAsync(HttpMethod.Get, "ping", authorization: withToken)).Error(HttpStatusCode.Unauthorized);
        Assert.Single((await platform.GetAsync("instances")).Names);
    }

    [Fact]
    public async Task The_secrets_of_two_organizations_do_not_mix()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var other = platform.Server.AddOrganization().Credentials;
        var mixed = new AuthenticationHeaderValue(
            "User", $"{platform.Server.Credentials.UserSecret}, Organization {other.OrganizationSecret}");

        (await platform.SendAsync(HttpMethod.Get, "instances", authorization: mixed)).Error(HttpStatusCode.Unauthorized);
        Assert.Throws<ArgumentException>(
            () => platform.Server.AddOrganization(new LocalPlatformCredentials("someone", other.OrganizationSecret)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_snapshot_brings_back_what_there_was_and_ids_are_given_again(bool inFile)
    {
        await using var platform = await StartAsync(inFile);
        var organization = platform.Server.DefaultOrganization;
        await platform.CreateNamedAsync("kept", "blue");
        await organization.SnapshotAsync("before");
        await platform.CreateNamedAsync("later");
        await platform.DeleteAsync("instances/1");

        await organization.RestoreAsync("before");

        Assert.Equal(["kept"], (await platform.GetAsync("instances?tags[]=blue")).Names);
        Assert.Equal(2, (await platform.CreateNamedAsync("another")).Id);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => organization.RestoreAsync("unknown"));
    }

    [Fact]
    public async Task Snapshots_and_organizations_outlive_a_restart()
    {
        var secrets = new LocalPlatformCredentials("user", "second");
        await using (var platform = await StartAsync(inFile: true))
        {
            var second = platform.Server.AddOrganization(secrets);
            await platform.SendAsync(HttpMethod.Post, "instances", RunningPlatform.InstanceJson, authorization: second.Authorization());
            await second.SnapshotAsync("one");
            await platform.SendAsync(HttpMethod.Delete, "instances/1", authorization: second.Authorization());
        }

        await using var restarted = await StartAsync(inFile: true);
        var again = restarted.Server.AddOrganization(secrets);
        Assert.Empty(again.Instances);
        await again.RestoreAsync("one");

        Assert.Equal("InfoBip for Acme", Assert.Single(again.Instances).Name);
        Assert.Empty(restarted.Server.DefaultOrganization.Instances);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_organization_begins_with_the_seed_and_is_reset_to_it(bool inFile)
    {
        _folder.Write("seed.json", $$"""[{{RunningPlatform.InstanceJson}}, { "element": { "key": "box" }, "name": "Box", "token": "known" }]""");
        await using var platform = await StartAsync(inFile, _folder["seed.json"]);
        var organization = platform.Server.DefaultOrganization;
        Assert.Equal(["InfoBip for Acme", "Box"], (await platform.GetAsync("instances")).Names);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync("ping", "known")).Status);
        Assert.Equal(2, platform.Server.AddOrganization().Instances.Count);

        await platform.DeleteAsync("instances/1");
        await platform.CreateAsync();
        organization.Fail(null, Fault.Status(500));
        await organization.ResetAsync();

        Assert.Equal(["InfoBip for Acme", "Box"], (await platform.GetAsync("instances")).Names);
    }

    [Fact]
    public async Task A_seeded_instance_has_another_token_in_each_organization_unless_the_seed_gives_it_one()
    {
        _folder.Write("seed.json", $$"""[{{RunningPlatform.InstanceJson}}, { "element": { "key": "box" }, "name": "Box", "token": "known" }]""");
        await using var platform = await StartAsync(inFile: false, _folder["seed.json"]);
        var (one, other) = (platform.Server.AddOrganization(), platform.Server.AddOrganization());
        var tokens = one.Instances.Select(static instance => instance.Token).ToList();

        Assert.NotEqual(tokens[0], other.Instances[0].Token);
        Assert.Equal(("known", "known"), (tokens[1].Reveal(), other.Instances[1].Token.Reveal()));
        var ping = await platform.SendAsync(HttpMethod.Get, "ping", authorization: other.Authorization(tokens[0].Reveal()));
        Assert.Equal(HttpStatusCode.Unauthorized, ping.Status);
        await one.ResetAsync();
        Assert.Equal(tokens, one.Instances.Select(static instance => instance.Token));
    }

    [Fact]
    public async Task The_seed_and_what_became_of_it_outlive_a_restart()
    {
        _folder.Write("seed.json", $$"""[{{RunningPlatform.InstanceJson}}, { "element": { "key": "box" }, "name": "Box" }]""");
        string token;
        await using (var platform = await StartAsync(inFile: true, _folder["seed.json"]))
        {
            token = (await platform.GetAsync("instances/2")).Token;
            await platform.DeleteAsync("instances/1");
        }

        await using var restarted = await StartAsync(inFile: true, _folder["seed.json"]);

        Assert.Equal(["Box"], (await restarted.GetAsync("instances")).Names);
        Assert.Equal(token, (await restarted.GetAsync("instances/2")).Token);
        Assert.Equal(3, (await restarted.CreateAsync()).Id);
    }

    [Fact]
    public async Task A_seed_needs_no_grant()
    {
        _folder.Write("seed.json", """[{ "element": { "key": "box" }, "name": "Box", "providerData": { "code": "used long ago" } }]""");

        await using var platform = await StartAsync(inFile: false, _folder["seed.json"]);

        Assert.Equal(["Box"], (await platform.GetAsync("instances")).Names);
    }

    [Theory]
    [InlineData("""[{ "element": { "key": "box" }, "token": "a b" }]""", "instance 1: 'token' must be visible ASCII")]
    [InlineData(
        """[{ "element": { "key": "box" }, "token": "same" }, { "element": { "key": "box" }, "token": "same" }]""",
        "instance 2: Another instance has the same 'token'")]
    [InlineData("{}", "must be a JSON array")]
    [InlineData("[", "is not JSON: line 1")]
    [InlineData("""[{ "element": { "key": "infobip" } }, { "element": { "key": "nothing" } }]""", "instance 2: No element found")]
    [InlineData("[7]", "instance 1: The request body must be a JSON object.")]
    public async Task A_seed_that_makes_no_sense_is_refused(string seed, string why)
    {
        _folder.Write("seed.json", seed);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(inFile: false, _folder["seed.json"]));

        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.Contains("seed.json", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningPlatform> StartAsync(bool inFile, string? seed = null) => RunningPlatform.StartAsync(new LocalPlatformOptions
    {
        Definitions = [Elements.Infobip, Elements.Box],
        StateFile = inFile ? _folder["state.db"] : null,
        SeedFile = seed,
    });
}
