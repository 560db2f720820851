using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>The rows are all that a database brings: here it is a list in memory.</summary>
public sealed class RetainingInAnotherDatabase : InstanceStoreContract
{
    private readonly List<RetainedRow> _database = [];
    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public async Task Rows_hold_nothing_readable_but_id_element_and_name()
    {
        var instance = Instances.Infobip(27);
        await Open().SaveAsync(instance);

        var row = Assert.Single(_database);
        Assert.Equal((27, "infobip", "InfoBip for Acme"), (row.Id, row.ElementKey, row.Name));
        Assert.Equal(-1, row.Payload.AsSpan().IndexOf("acme"u8));
        Assert.Equal(-1, row.Payload.AsSpan().IndexOf(Instances.BytesOf(instance).AsSpan(0, 8)));
    }

    [Fact]
    public async Task An_unreadable_row_is_named_with_its_database()
    {
        var store = Open();
        await store.SaveAsync(Instances.Infobip(27));
        _database[0] = _database[0] with { Payload = [0] };

        var exception = await Assert.ThrowsAsync<RetainedInstanceException>(
            async () => await store.FindAsync("infobip", "InfoBip for Acme"));

        Assert.Contains("of 'infobip' is retained in the test's list, but", exception.Message, StringComparison.Ordinal);
    }

    protected override IInstanceStore OpenStore() => new ProtectedInstanceStore(new ListedRows(_database), _keys);

    private sealed class ListedRows(List<RetainedRow> database) : IRetainedRows
    {
        private bool _isDisposed;

        public string Place => "the test's list";

        public async ValueTask SaveAsync(RetainedRow row, CancellationToken cancellationToken) => await RunAsync(
            () =>
            {
                database.RemoveAll(other => other.Id == row.Id);
                database.Add(row);
                return true;
            },
            cancellationToken);

        public ValueTask<RetainedRow?> FindNewestAsync(string elementKey, string name, CancellationToken cancellationToken) =>
            RunAsync(() => database.FindLast(row => row.ElementKey == elementKey && row.Name == name), cancellationToken);

        public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken) =>
            RunAsync(() => database.RemoveAll(row => row.Id == id) > 0, cancellationToken);

        public ValueTask<IReadOnlyList<RetainedRow>> ListAsync(CancellationToken cancellationToken) =>
            RunAsync<IReadOnlyList<RetainedRow>>(() => [.. database], cancellationToken);

        public void Dispose() => _isDisposed = true;

        // Like a client of a server, it goes on after the caller has got its task.
        private async ValueTask<T> RunAsync<T>(Func<T> run, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            await Task.Yield();
            lock (database)
                return run();
        }
    }
}
