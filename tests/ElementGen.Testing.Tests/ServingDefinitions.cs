namespace ElementGen.Testing.Tests;

/// <summary>Which definitions a platform serves.</summary>
public sealed class ServingDefinitions : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("elementgen-output-").FullName;

    public void Dispose() => Directory.Delete(_output, recursive: true);

    [Fact]
    public void The_definitions_of_the_projects_own_build_lie_beside_its_assembly()
    {
        var built = DefinitionsOfBuild.Read();

        Assert.Equal(["bigcommerce", "box", "infobip", "quickbooks"], built.Definitions.Select(static definition => definition.Key).Order(StringComparer.Ordinal));
        Assert.Empty(built.Findings);
    }

    [Theory]
    [InlineData("own referenced catalog", "own referenced catalog")]
    [InlineData("catalog", "catalog")]
    [InlineData("referenced own", "own referenced")]
    public void A_definition_of_the_project_wins_over_one_of_a_reference_and_that_over_the_catalog(string built, string order)
    {
        foreach (var owner in built.Split(' '))
            Write(_output, owner, owner);

        var served = DefinitionsOfBuild.Read([_output]).Definitions;

        Assert.Equal(order.Split(' '), served.Select(static definition => definition.Name));
    }

    [Fact]
    public void They_are_found_beside_another_assembly_when_the_host_lies_elsewhere()
    {
        var host = Directory.CreateDirectory(Path.Combine(_output, "host")).FullName;
        Write(_output, "own", "Found");

        Assert.Equal("Found", Assert.Single(DefinitionsOfBuild.Read([host, null, _output]).Definitions).Name);
    }

    [Fact]
    public void A_build_that_hands_nothing_on_has_none() => Assert.Empty(DefinitionsOfBuild.Read([_output]).Definitions);

    private static void Write(string output, string owner, string name)
    {
        var file = Path.Combine(output, "elementgen-definitions", owner, "Acme", "elements", "acme.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $$"""{ "key": "acme", "name": "{{name}}", "configuration": [] }""");
    }
}
