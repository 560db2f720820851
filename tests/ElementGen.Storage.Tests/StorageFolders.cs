using System.Reflection;

namespace ElementGen.Storage.Tests;

public sealed class StorageFolders
{
    private static string Source => Path.Combine(
        typeof(StorageFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "src/ElementGen.Storage");

    [Theory]
    [InlineData("Retained")]
    [InlineData("Keys")]
    public void What_every_database_shares_names_nothing_of_SQLites(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(Source, folder), "*.cs");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("Sqlite", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
