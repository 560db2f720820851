using System.IO.Compression;
using System.Text;

namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>A package is compared with that of the last release while it is packed.</summary>
public sealed class PackageValidationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elementgen-baseline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_member_that_the_last_release_had_is_missed_by_name()
    {
        var lastRelease = await ReleaseInWhichAsync("Reveal", wasCalled: "Unveil");

        var packed = await PackedPackages.PackAsync(
            "src/ElementGen/ElementGen.csproj", Path.Combine(_folder, "packed"), $"-p:PackageValidationBaselinePath={lastRelease}");

        Assert.NotEqual(0, packed.ExitCode);
        var missed = packed.Problems.Where(static problem => problem.Contains(": error CP", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, missed.Count);
        Assert.All([("net10.0", missed[0]), ("net8.0", missed[1])], expected => Assert.Contains(
            $"error CP0002: Member 'string ElementGen.Secret.Unveil()' exists on [Baseline] lib/{expected.Item1}/ElementGen.dll but not on lib/{expected.Item1}/ElementGen.dll",
            expected.Item2,
            StringComparison.Ordinal));
    }

    /// <summary>The package as it is, but for one member's name, of the same length, in the libraries' metadata.</summary>
    private async Task<string> ReleaseInWhichAsync(string member, string wasCalled)
    {
        Assert.Equal(member.Length, wasCalled.Length);
        await PackedPackages.FolderAsync();
        var release = Path.Combine(_folder, "ElementGen.0.0.1.nupkg");
        File.Copy(PackedPackages.File("ElementGen", ".nupkg"), release);
        using var archive = ZipFile.Open(release, ZipArchiveMode.Update);
        foreach (var path in archive.Entries.Select(static entry => entry.FullName).Where(static path => path.StartsWith("lib/", StringComparison.Ordinal) && path.EndsWith("/ElementGen.dll", StringComparison.Ordinal)).ToList())
        {
            var image = Content(archive.GetEntry(path)!);
            var at = image.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\0{member}\0"));
            Assert.True(at >= 0, path);
            Encoding.UTF8.GetBytes(wasCalled).CopyTo(image, at + 1);
            archive.GetEntry(path)!.Delete();
            using var replaced = archive.CreateEntry(path).Open();
            replaced.Write(image);
        }

        return release;
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
