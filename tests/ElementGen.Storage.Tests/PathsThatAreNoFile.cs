using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

public sealed class PathsThatAreNoFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(":memory:", "is a database in memory, which would lose everything when it is closed")]
    [InlineData(":MEMORY:", "is a database in memory")]
    [InlineData("file:instances.db", "is a URI")]
    [InlineData("file::memory:?cache=shared", "is a URI")]
    [InlineData("FILE:///tmp/instances.db", "is a URI")]
    [InlineData("Data Source=instances.db", "is a connection string")]
    [InlineData("datasource=instances.db;Pooling=False", "is a connection string")]
    [InlineData(" Filename=instances.db", "is a connection string")]
    [InlineData("", "is no path")]
    [InlineData("  ", "is no path")]
    public void What_is_no_path_of_a_file_is_refused_with_what_to_do(string path, string reason)
    {
        foreach (var open in new Func<object>[]
        {
            () => SqliteInstanceStore.Open(path),
            () => SqliteInstanceStore.Open(path, new EphemeralDataProtectionProvider()),
        })
        {
            var exception = Assert.Throws<ArgumentException>(open);

            Assert.Equal("path", exception.ParamName);
            Assert.Contains($"'{path}' {reason}", exception.Message, StringComparison.Ordinal);
            Assert.Contains("in a test, of one in a temporary folder", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/not yet there/")]
    public void A_folder_is_refused(string below)
    {
        var path = _folder["folder"] + below;
        Directory.CreateDirectory(_folder["folder"]);

        var exception = Assert.Throws<IOException>(() => SqliteInstanceStore.Open(path));

        Assert.Contains("is a folder. Name a file in it", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder["folder"]));
    }

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(() => SqliteInstanceStore.Open(null!));

    public void Dispose() => _folder.Dispose();
}
