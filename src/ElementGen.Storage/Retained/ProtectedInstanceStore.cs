using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>
/// The store of every database: encrypts instances on their way into the rows and decrypts them on their way out, and knows which row
/// belongs to whom.
/// </summary>
internal sealed class ProtectedInstanceStore : IInstanceStore, IDisposable
{
    private const string NoAccount = "";

    private readonly IRetainedRows _rows;
    private readonly InstanceProtector _protector;
    private readonly IDisposable? _keys;

    /// <summary>Takes over the <paramref name="rows"/>, and the <paramref name="keys"/> if the store has keys of its own.</summary>
    public ProtectedInstanceStore(IRetainedRows rows, IDataProtectionProvider protection, IDisposable? keys = null)
    {
        _rows = rows;
        _protector = new InstanceProtector(protection, rows.Place);
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
        var rows = await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false);
        return rows.Count <= 1
            ? rows.Select(_protector.Unprotect).SingleOrDefault()
            : throw Ambiguous($"'{name}' of '{elementKey}'", "found", rows);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public ValueTask<ProvisionedInstance?> FindAsync(InstanceKey key, CancellationToken cancellationToken = default) =>
        FindAsync(key, static _ => true, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public async ValueTask<ProvisionedInstance?> FindAsync(
        InstanceKey key, Func<ProvisionedInstance, bool> mayClaim, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(mayClaim);
        var start = Stopwatch.GetTimestamp();
        var filter = RowFilter.Of(key) with { Accounts = [key.Account, NoAccount], OnlyCurrent = true };
        var rows = await _rows.ReadAsync(filter, cancellationToken).ConfigureAwait(false);
        var found = rows.FirstOrDefault(row => row.Key == key);
        if (found is null && rows.Count > 0)
        {
            var waited = Stopwatch.GetElapsedTime(start);
            found = await ClaimAsync(key, rows[0], mayClaim, waited, cancellationToken).ConfigureAwait(false);
        }

        return found is null ? null : _protector.Unprotect(found);
    }

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
            if (ReadOrNote(row, unreadable) is { } instance)
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
        var id = InstanceProtector.IdOf(instance);
        var sameId = await rows.ReadAsync(RowFilter.Of(key) with { Accounts = null, InstanceId = id }).ConfigureAwait(false);
        var same = sameId.Where(row => Share(row.Key.Account, key.Account) && HasToken(row, instance.Token)).ToList();
        // Saved without an account, an instance stays with the account that has it.
        if (key.Account.Length == 0 && same.Count > 0)
            key = same[^1].Key;

        foreach (var row in same)
            await rows.RemoveAsync(row).ConfigureAwait(false);

        await RetireAsync(rows, key).ConfigureAwait(false);
        await rows.AddAsync(new RetainedRow(key, id, IsCurrent: true, _protector.Protect(key, instance))).ConfigureAwait(false);
        foreach (var other in same.Select(static row => row.Key).Where(other => other != key).Distinct())
            await PromoteAsync(rows, other).ConfigureAwait(false);

        return true;
    }

    /// <summary>Makes the unclaimed instances of a name the account's own.</summary>
    /// <returns>The row to be found; null when another client removed it meanwhile.</returns>
    private async ValueTask<RetainedRow?> ClaimAsync(
        InstanceKey key,
        RetainedRow unclaimed,
        Func<ProvisionedInstance, bool> mayClaim,
        TimeSpan waited,
        CancellationToken cancellationToken)
    {
        try
        {
            return await _rows
                .ChangeAsync(rows => ClaimAsync(rows, key, mayClaim), waited, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // What can only be read is found all the same. It is claimed when it can be written again.
            return unclaimed;
        }
    }

    private async ValueTask<RetainedRow?> ClaimAsync(IRowChanges rows, InstanceKey key, Func<ProvisionedInstance, bool> mayClaim)
    {
        // Another client may have claimed them, or saved one of its own, since they were found.
        var filter = RowFilter.Of(key) with { Accounts = [key.Account, NoAccount] };
        var found = await rows.ReadAsync(filter).ConfigureAwait(false);
        if (found.FirstOrDefault(row => row.IsCurrent && row.Key == key) is { } own)
            return own;

        var current = found.FirstOrDefault(static row => row.IsCurrent && row.Key.Account.Length == 0);
        if (current is null || ReadOrNote(current, []) is not { } newest || !mayClaim(newest))
            return current;

        foreach (var row in found.Where(static row => row.Key.Account.Length == 0))
        {
            // What cannot be read can belong to anyone.
            if (ReadOrNote(row, []) is not { } instance || !mayClaim(instance))
                continue;

            var mine = row with { Key = key, Payload = _protector.Protect(key, instance) };
            await rows.ReplaceAsync(mine).ConfigureAwait(false);
            if (row.IsCurrent)
                current = mine;
        }

        return current;
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

        foreach (var row in found.Where(static row => row.IsCurrent))
            await PromoteAsync(rows, row.Key).ConfigureAwait(false);

        return found.Count > 0;
    }

    /// <summary>Turns the current row of a name into history.</summary>
    private static async ValueTask RetireAsync(IRowChanges rows, InstanceKey key)
    {
        foreach (var row in await rows.ReadAsync(RowFilter.Of(key) with { OnlyCurrent = true }).ConfigureAwait(false))
            await rows.ReplaceAsync(row with { IsCurrent = false }).ConfigureAwait(false);
    }

    /// <summary>Makes the newest row of a name the current one.</summary>
    private static async ValueTask PromoteAsync(IRowChanges rows, InstanceKey key)
    {
        var named = await rows.ReadAsync(RowFilter.Of(key)).ConfigureAwait(false);
        if (named.Count > 0 && !named.Any(static row => row.IsCurrent))
            await rows.ReplaceAsync(named[^1] with { IsCurrent = true }).ConfigureAwait(false);
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
            $"{_rows.Place} has {what} for {named}; none was {done}. Say which: call with an account, or through an ElementsClient, which "
            + "knows its own.",
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
