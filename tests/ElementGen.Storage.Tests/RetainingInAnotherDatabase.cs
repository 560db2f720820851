using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage.Tests;

/// <summary>The rows are all that a database brings: here it is a list in memory.</summary>
public sealed class RetainingInAnotherDatabase : InstanceStoreContract
{
    private readonly List<RetainedRow> _database = [];
    private readonly List<AuthorizationRow> _authorizations = [];
    private readonly StrongBox<string> _scope = new("the test's");
    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public async Task Rows_hold_nothing_readable_but_id_element_and_name()
    {
        var instance = Instances.Infobip(27);
        await Open().SaveAsync(instance);

        var row = Assert.Single(_database);
        Assert.Equal(("27", new InstanceKey("", "infobip", "InfoBip for Acme")), (row.InstanceId, row.Key));
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

    [Fact]
    public async Task A_row_counts_even_if_it_is_history_and_cannot_be_decrypted()
    {
        var store = (IProvisioningStore)Open();
        var key = new InstanceKey("acme", "infobip", "sms");
        await store.SaveAsync(key, Instances.Infobip(27));
        await store.SaveAsync(key, Instances.Infobip(28));
        for (var i = 0; i < _database.Count; i++)
            _database[i] = _database[i] with { Payload = [0] };

        Assert.True(await store.HasInstanceAsync("acme", "27"));
        Assert.True(await store.HasInstanceAsync("acme", "28"));
        Assert.False(await store.HasInstanceAsync("acme", "29"));
        Assert.False(await store.HasInstanceAsync("bolt", "27"));
    }

    protected override IInstanceStore OpenStore() =>
        new ProtectedInstanceStore(new ListedRows(_database, _authorizations, _scope), _keys);

    protected override ValueTask UseScopeAsync(IInstanceStore store, string scope) =>
        ((ProtectedInstanceStore)store).UseScopeAsync(scope, CancellationToken.None);

    private sealed class ListedRows(List<RetainedRow> database, List<AuthorizationRow> authorizations, StrongBox<string> scope)
        : IRetainedRows, IRowChanges
    {
        private bool _isDisposed;

        private static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        public string Place => "the test's list";

        public ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter, CancellationToken cancellationToken) =>
            RunAsync(() => ReadAsync(filter), cancellationToken);

        public ValueTask<IReadOnlyList<RetainedRow>> ReadPageAsync(ProvisioningQuery query, CancellationToken cancellationToken) => RunAsync(
            () => ValueTask.FromResult<IReadOnlyList<RetainedRow>>(
            [
                .. database.Where(row =>
                    row.IsCurrent && row.Key.Account == query.Account
                    && (query.States.Count == 0 || query.States.Any(state => row.State == $"{state}"))
                    && (query.InstanceId is null || query.InstanceId == row.InstanceId)
                    && (query.After is null || Order(row.Key, query.After) > 0))
                    .Order(Comparer<RetainedRow>.Create(static (one, other) => Order(one.Key, other.Key)))
                    .Take(query.Limit)
                    .Select(static row => row with { Payload = null, Times = row.Times with { ReadAt = Now } }),
            ]),
            cancellationToken);

        public ValueTask<string> ReadScopeAsync(CancellationToken cancellationToken) =>
            RunAsync(() => ValueTask.FromResult(scope.Value!), cancellationToken);

        public ValueTask<long> ReadClockAsync() => ValueTask.FromResult(Now);

        public async ValueTask EnsureCanChangeAsync(CancellationToken cancellationToken) =>
            await RunAsync(() => ValueTask.FromResult(true), cancellationToken);

        public ValueTask<T> ChangeAsync<T>(
            Func<IRowChanges, ValueTask<T>> change, TimeSpan waited, CancellationToken cancellationToken) =>
            RunAsync(() => change(this), cancellationToken);

        public ValueTask<IReadOnlyList<RetainedRow>> ReadAsync(RowFilter filter) => ValueTask.FromResult<IReadOnlyList<RetainedRow>>(
        [
            .. database.Where(row =>
                (filter.Accounts is null || filter.Accounts.Contains(row.Key.Account))
                && (filter.ElementKey is null || filter.ElementKey == row.Key.ElementKey)
                && (filter.Name is null || filter.Name == row.Key.Name)
                && (filter.InstanceId is null || filter.InstanceId == row.InstanceId)
                && (row.IsCurrent || !filter.OnlyCurrent)
                && (row.HasInstance || filter.WithoutInstanceToo))
                .Select(static row => row with { Times = row.Times with { ReadAt = Now } })
                .TakeLast(filter.OnlyNewest ? 1 : int.MaxValue),
        ]);

        public ValueTask AddAsync(RetainedRow row)
        {
            database.Add(row with { Sequence = database.Count == 0 ? 1 : database[^1].Sequence + 1, Times = row.Times with { WrittenAt = Now } });
            return ValueTask.CompletedTask;
        }

        public ValueTask ReplaceAsync(RetainedRow row)
        {
            database[database.FindIndex(other => other.Sequence == row.Sequence)] = row with { Times = row.Times with { WrittenAt = Now } };
            return ValueTask.CompletedTask;
        }

        public ValueTask RemoveAsync(RetainedRow row)
        {
            database.RemoveAll(other => other.Sequence == row.Sequence);
            return ValueTask.CompletedTask;
        }

        public ValueTask<bool> TrySetScopeAsync(string text)
        {
            if (database.Count == 0)
                scope.Value = text;

            return ValueTask.FromResult(scope.Value == text);
        }

        public ValueTask SaveAuthorizationAsync(AuthorizationRow row, int atMost)
        {
            authorizations.RemoveAll(static other => other.ExpiresAt <= Now);
            RemoveAuthorization(row.Account, row.IdHash);
            authorizations.Add(row);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> TakeAuthorizationAsync(string account, byte[] idHash) =>
            ValueTask.FromResult(RemoveAuthorization(account, idHash)?.Payload);

        public void Dispose() => _isDisposed = true;

        private AuthorizationRow? RemoveAuthorization(string account, byte[] idHash)
        {
            var row = authorizations.Find(one => one.Account == account && one.IdHash.AsSpan().SequenceEqual(idHash));
            authorizations.RemoveAll(other => other == row);
            return row;
        }

        private static int Order(InstanceKey one, InstanceKey other) =>
            (one.ElementKey, one.Name).CompareTo((other.ElementKey, other.Name));

        // Like a client of a server, it goes on after the caller has got its task.
        private async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> run, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            await Task.Yield();
            lock (database)
            {
                var result = run();
                Assert.True(result.IsCompletedSuccessfully || result.IsFaulted);
                return result.AsTask().GetAwaiter().GetResult();
            }
        }
    }
}
