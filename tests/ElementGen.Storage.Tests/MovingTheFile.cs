namespace ElementGen.Storage.Tests;

/// <summary>What becomes of a store whose file somebody moves while it is open.</summary>
public sealed class MovingTheFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder["instances.db"];

    [Theory]
    [InlineData("deleted")]
    [InlineData("renamed")]
    [InlineData("replaced")]
    public async Task The_next_save_says_that_the_file_is_not_the_one_that_was_opened(string happened)
    {
        // Windows itself forbids it.
        if (OperatingSystem.IsWindows())
            return;

        using var store = SqliteInstanceStore.Open(Database);
        await store.SaveAsync(Instances.Infobip(1, "before"));
        await store.BackupAsync(_folder["backup.db"]);
        switch (happened)
        {
            case "deleted":
                File.Delete(Database);
                break;
            case "renamed":
                File.Move(Database, _folder["renamed.db"]);
                break;
            case "replaced":
                File.Move(_folder["backup.db"], Database, overwrite: true);
                break;
        }

        var save = await Assert.ThrowsAsync<IOException>(async () => await store.SaveAsync(Instances.Infobip(2, "after")));
        var remove = await Assert.ThrowsAsync<IOException>(async () => await store.RemoveAsync(1));

        Assert.Contains($"'{Database}' was deleted, renamed or replaced while it was open", save.Message, StringComparison.Ordinal);
        Assert.Equal(save.Message, remove.Message);
        // An application that opens it again goes on.
        using var reopened = SqliteInstanceStore.Open(Database);
        await reopened.SaveAsync(Instances.Infobip(2, "after"));
        Assert.Equal(happened == "replaced", await reopened.FindAsync("infobip", "before") is not null);
    }

    public void Dispose() => _folder.Dispose();
}
