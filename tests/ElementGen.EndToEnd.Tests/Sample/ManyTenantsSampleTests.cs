namespace ElementGen.EndToEnd.Tests.Sample;

/// <summary>The README's command for many instances on a platform that fails.</summary>
public sealed class ManyTenantsSampleTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("elementgen-sample-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_first_run_makes_an_instance_for_each_tenant_and_the_second_makes_none()
    {
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("made         ", first.Output, StringComparison.Ordinal);
        Assert.Contains("has 200 instances; the store has 200 tokens", first.Output, StringComparison.Ordinal);

        var second = await RunAsync();
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Contains("found        200 of 200 tenants", second.Output, StringComparison.Ordinal);
        Assert.Contains("has 200 instances; the store has 200 tokens", second.Output, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync() => Dotnet.RunAsync(
        Repository.Root,
        new Dictionary<string, string> { ["ELEMENTS_DATA_DIRECTORY"] = _data },
        "run", "--no-build", "--configuration", Repository.Configuration, "--project", "samples/ManyTenants");
}
