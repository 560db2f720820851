using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// The store of every database: encrypts instances on their way into the rows and decrypts them on their way out, and knows which row
/// belongs to whom.
/// </summary>
internal sealed partial class ProtectedInstanceStore : IProvisioningStore, IDisposable
{
    private const string NoAccount = "";

    private readonly IRetainedRows _rows;
    private readonly InstanceProtector _protector;
    private readonly AuthorizationProtector _authorizationProtector;
    private readonly IDisposable? _keys;

    /// <summary>Takes over the <paramref name="rows"/>, and the <paramref name="keys"/> if the store has keys of its own.</summary>
    public ProtectedInstanceStore(IRetainedRows rows, IDataProtectionProvider protection, IDisposable? keys = null)
    {
        _rows = rows;
        _protector = new InstanceProtector(protection, rows.Place);
        _authorizationProtector = new AuthorizationProtector(protection, rows.Place);
        _keys = keys;
    }

    /// <inheritdoc/>
    public async ValueTask EnsureCanSaveAsync(CancellationToken cancellationToken = default)
    {
        await _rows.EnsureCanChangeAsync(cancellationToken).ConfigureAwait(false);
        _protector.EnsureCanProtect();
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return SaveAsync(new InstanceKey(NoAccount, instance.Element.Key, instance.Name), instance, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(instance);
        await _rows.ChangeAsync(rows => SaveAsync(rows, key, instance), TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public async ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        var filter = new RowFilter { ElementKey = elementKey, Name = name, OnlyCurrent = true };
        var read = await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false);
        var rows = read.Where(static row => row.IsFound).ToList();
        return rows.Count <= 1
            ? rows.Select(_protector.Unprotect).SingleOrDefault()
            : throw Ambiguous($"'{name}' of '{elementKey}'", "found", rows);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        FindAsync(key, static _ => true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default)
    {
        var filter = new RowFilter { InstanceId = id.ToString(CultureInfo.InvariantCulture) };
        return _rows.ChangeAsync(
            async rows =>
            {
                var found = await rows.ReadAsync(filter).ConfigureAwait(false);
                return found.DistinctBy(static row => row.Key.Account).Take(2).Count() <= 1 && (id != 0 || found.Count <= 1)
                    ? await RemoveAsync(rows, found).ConfigureAwait(false)
                    : throw Ambiguous(id == 0 ? "instances without an id" : $"instance {id}", "removed", found);
            },
            TimeSpan.Zero,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(string account, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(id);
        var filter = new RowFilter { Accounts = [account], InstanceId = id };
        return _rows.ChangeAsync(
            async rows =>
            {
                var found = await rows.ReadAsync(filter).ConfigureAwait(false);
                return id != InstanceProtector.NoId || found.Count <= 1
                    ? await RemoveAsync(rows, found).ConfigureAwait(false)
                    : throw Ambiguous("instances without an id", "removed", found);
            },
            TimeSpan.Zero,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(
        string account,
        string id,
        Func<InstanceKey, ProvisionedInstance, bool> isMeant,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(isMeant);
        var filter = new RowFilter { Accounts = [account, NoAccount], InstanceId = id };
        return RemoveAsync(filter, row => ReadOrNote(row, []) is { } instance && isMeant(row.Key, instance), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(InstanceKey key, ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(instance);
        var filter = RowFilter.Of(key) with { InstanceId = InstanceProtector.IdOf(instance) };
        return RemoveAsync(filter, row => HasToken(row, instance.Token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">
    /// Instances cannot be decrypted; all others have been listed, and the exception names those.
    /// </exception>
    public async IAsyncEnumerable<ProvisionedInstance> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entry in ListEntriesAsync(cancellationToken).ConfigureAwait(false))
            yield return entry.Instance;
    }

    /// <summary>All instances with what they belong to, in the order in which they were saved.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async IAsyncEnumerable<RetainedEntry> ListEntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var unreadable = new List<RetainedInstanceException>();
        foreach (var row in await _rows.ReadAsync(RowFilter.All, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!row.IsCandidate && ReadOrNote(row, unreadable) is { } instance)
                yield return new RetainedEntry(row.Key, instance, row.IsCurrent);
        }

        if (unreadable.Count > 0)
            throw RetainedInstanceException.Of(unreadable, _rows.Place);
    }

    /// <summary>Closes the database first, so that no call is under way when the keys go.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        _keys?.Dispose();
    }

    private async ValueTask<bool> SaveAsync(IRowChanges rows, InstanceKey key, ProvisionedInstance instance)
    {
        var same = await SameAsync(rows, key, instance).ConfigureAwait(false);
        // Saved without an account, an instance stays with the account that has it.
        if (key.Account.Length == 0 && same.FindLast(static row => !row.IsCandidate) is { } owner)
            key = owner.Key;

        same.RemoveAll(row => row.IsCandidate && row.Key != key);
        var current = await CurrentAsync(rows, key).ConfigureAwait(false);
        foreach (var row in same)
            await rows.RemoveAsync(row).ConfigureAwait(false);

        var isAnother = current is not null && !same.Exists(row => row.Sequence == current.Sequence);
        if (isAnother)
            await RetireAsync(rows, current!).ConfigureAwait(false);

        var payload = _protector.Protect(key, instance);
        await rows.AddAsync(new RetainedRow(key, InstanceProtector.IdOf(instance), IsCurrent: true, payload)
        {
            Attempt = current?.Attempt ?? 0,
            Tag = current?.Tag,
            // Nobody knows what another instance was made with.
            ConfigurationHash = isAnother && current!.HasInstance ? null : current?.ConfigurationHash,
            Times = new RowTimes { SentAt = current?.Times.SentAt, SettlesAt = current?.Times.SettlesAt },
        }).ConfigureAwait(false);
        await PromoteAsync(rows, same.Select(static row => row.Key).Where(other => other != key)).ConfigureAwait(false);
        return true;
    }

    /// <summary>The rows of a name that hold the same instance, of the key's account or of none; without one, of every account.</summary>
    private async ValueTask<List<RetainedRow>> SameAsync(IRowChanges rows, InstanceKey key, ProvisionedInstance instance)
    {
        var filter = RowFilter.Of(key) with { Accounts = null, InstanceId = InstanceProtector.IdOf(instance) };
        var sameId = await rows.ReadAsync(filter).ConfigureAwait(false);
        return [.. sameId.Where(row => Share(row.Key.Account, key.Account) && HasToken(row, instance.Token))];
    }

    private ValueTask<bool> RemoveAsync(RowFilter filter, Func<RetainedRow, bool> isMeant, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            async rows =>
            {
                var found = await rows.ReadAsync(filter).ConfigureAwait(false);
                return await RemoveAsync(rows, [.. found.Where(isMeant)]).ConfigureAwait(false);
            },
            TimeSpan.Zero,
            cancellationToken);

    private static async ValueTask<bool> RemoveAsync(IRowChanges rows, IReadOnlyList<RetainedRow> found)
    {
        foreach (var row in found)
            await rows.RemoveAsync(row).ConfigureAwait(false);

        await PromoteAsync(rows, found.Where(static row => row.IsCurrent).Select(static row => row.Key)).ConfigureAwait(false);
        return found.Count > 0;
    }

    /// <summary>The row that counts for a name, with an instance or without.</summary>
    private static async ValueTask<RetainedRow?> CurrentAsync(IRowChanges rows, InstanceKey key)
    {
        var filter = RowFilter.Of(key) with { OnlyCurrent = true, WithoutInstanceToo = true };
        return await rows.ReadAsync(filter).ConfigureAwait(false) is [var current, ..] ? current : null;
    }

    /// <summary>Turns a current row into history; one without an instance has none.</summary>
    private static ValueTask RetireAsync(IRowChanges rows, RetainedRow current) => !current.HasInstance
        ? rows.RemoveAsync(current)
        : rows.ReplaceAsync(current with
        {
            IsCurrent = false,
            State = nameof(ProvisioningState.Retained),
            Owner = null,
            Revision = RetainedRow.NewRevision(),
            Times = new RowTimes(),
        });

    /// <summary>Makes the newest row of each name that has no current one the current one.</summary>
    private static async ValueTask PromoteAsync(IRowChanges rows, IEnumerable<InstanceKey> keys)
    {
        foreach (var key in keys.Distinct())
        {
            var all = await rows.ReadAsync(RowFilter.Of(key) with { WithoutInstanceToo = true }).ConfigureAwait(false);
            var named = all.Where(static row => !row.IsCandidate).ToList();
            if (named.Count > 0 && !named.Exists(static row => row.IsCurrent))
                await rows.ReplaceAsync(named[^1] with { IsCurrent = true, Revision = RetainedRow.NewRevision() }).ConfigureAwait(false);
        }
    }

    // Whose token agrees is the same instance; two that the platform gave no id agree in everything else.
    private bool HasToken(RetainedRow row, Secret token) => ReadOrNote(row, []) is { } instance && instance.Token.Equals(token);

    private ProvisionedInstance? ReadOrNote(RetainedRow row, List<RetainedInstanceException> unreadable)
    {
        try
        {
            return _protector.Unprotect(row);
        }
        catch (RetainedInstanceException exception)
        {
            unreadable.Add(exception);
            return null;
        }
    }

    private AmbiguousInstanceException Ambiguous(string what, string done, IReadOnlyList<RetainedRow> rows)
    {
        var accounts = rows.Select(static row => row.Key.Account).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = string.Join(", ", accounts.Select(static account => account.Length == 0 ? "no account" : $"account '{account}'"));
        return new AmbiguousInstanceException(
            $"The store in {_rows.Place} has {what} for {named}; none was {done}. Say which: call with an account, or through an "
            + "ElementsClient, which knows its own.",
            accounts);
    }

    /// <summary>Whether a row of one account can be what the other saves: it has no account, or they are one.</summary>
    private static bool Share(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;

    private static void ThrowIfNull(InstanceKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(key.Account, nameof(key));
        ArgumentNullException.ThrowIfNull(key.ElementKey, nameof(key));
        ArgumentNullException.ThrowIfNull(key.Name, nameof(key));
    }
}
