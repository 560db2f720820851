using System.Runtime.Versioning;
using System.Xml.Linq;

namespace ElementGen.Storage.Tests;

/// <summary>How a key gets on disk.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WritingKeys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_appears_with_its_whole_content_or_not_at_all()
    {
        var file = _folder["key.xml"];

        Assert.Throws<InvalidOperationException>(() => OwnerOnly.WriteFile(file, stream =>
        {
            stream.WriteByte((byte)'<');
            stream.Flush();
            Assert.False(File.Exists(file));
            throw new InvalidOperationException();
        }));

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_file_that_is_there_is_not_replaced()
    {
        File.WriteAllText(_folder["key.xml"], "first");

        Assert.Throws<IOException>(() => OwnerOnly.WriteFile(_folder["key.xml"], new XElement("second").Save));

        Assert.Equal("first", File.ReadAllText(Assert.Single(_folder.Files).FullName));
    }

    [TracedFact]
    public async Task A_key_and_its_name_are_on_disk_before_the_database_refers_to_it()
    {
        var (database, trace) = (_folder["instances.db"], _folder["trace"]);
        using (var process = StoreProcess.StartTraced(trace, "fsync,pwrite64", "save", database, "0"))
        {
            // The first instance is saved.
            Assert.NotNull(await process.StandardOutput.ReadLineAsync());
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        var calls = await File.ReadAllLinesAsync(trace);
        var keys = database + ".keys";
        var content = Array.FindIndex(calls, call => IsFlush(call) && call.Contains($"<{keys}/key-", StringComparison.Ordinal));
        Assert.True(content >= 0, string.Join('\n', calls));
        var name = Array.FindIndex(calls, content, call => IsFlush(call) && call.Contains($"<{keys}>", StringComparison.Ordinal));
        var folder = Array.FindIndex(
            calls, call => IsFlush(call) && call.Contains($"<{Path.GetDirectoryName(database)}>", StringComparison.Ordinal));
        var writes = Enumerable.Range(0, calls.Length).Where(i => calls[i].Contains("pwrite64(", StringComparison.Ordinal)
            && calls[i].Contains($"<{database}>", StringComparison.Ordinal)).ToList();
        Assert.True(0 <= folder && content < name, string.Join('\n', calls));
        // The database was laid out before the key was made, and got the instance after it.
        Assert.Contains(writes, write => write < content);
        Assert.DoesNotContain(writes, write => write > content && write < name);
        Assert.Contains(writes, write => write > name);
    }

    [FileModesFact]
    public void Owner_group_mode_and_kind_are_read_as_the_system_has_them()
    {
        File.WriteAllBytes(_folder["file"], []);
        File.SetUnixFileMode(_folder["file"], UnixFileMode.UserRead | UnixFileMode.OtherExecute);
        File.CreateSymbolicLink(_folder["link"], "file");
        Directory.CreateDirectory(_folder["folder"]);
        File.SetUnixFileMode(_folder["folder"], UnixFileMode.StickyBit | UnixFileMode.UserRead);

        var file = UnixEntry.Read(_folder["file"])!.Value;
        Assert.Equal((UnixEntryKind.File, "0401"), (file.Kind, file.Octal));
        Assert.True(file.IsThisUsers);
        Assert.Equal(UnixEntryKind.Link, UnixEntry.Read(_folder["link"])!.Value.Kind);
        var folder = UnixEntry.Read(_folder["folder"])!.Value;
        Assert.Equal((UnixEntryKind.Folder, "1400", true), (folder.Kind, folder.Octal, folder.IsSticky));
        Assert.Null(UnixEntry.Read(_folder["nothing"]));
        Assert.Null(UnixEntry.Read(_folder["file/below"]));
    }

    [SeveralUsersFact]
    public void Another_owner_and_another_group_are_told_apart()
    {
        File.WriteAllBytes(_folder["file"], []);
        AnotherUser.Own(_folder["file"], AnotherUser.Stranger, group: AnotherUser.App);

        var file = UnixEntry.Read(_folder["file"])!.Value;

        Assert.Equal((AnotherUser.Stranger, AnotherUser.App), ((int)file.Owner, (int)file.Group));
        Assert.True(file.IsStrangers);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsFlush(string call) => call.Contains("fsync(", StringComparison.Ordinal);
}
