using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// Opens a store in one transaction, while nobody else opens or changes it: lays the database out, notices lost keys, and makes the first
/// key. If it fails, the database is as it was.
/// </summary>
internal sealed class Opening(Database database, StoreWarnings warnings)
{
    /// <summary>The steps that lead to the layout.</summary>
    public IReadOnlyList<string> Steps { get; init; } = Layout.Steps;

    /// <summary>Opens it with keys in the database, which the keys in a file encrypt.</summary>
    public async Task<ProtectedInstanceStore> WithKeysAsync(string keyFile, CancellationToken cancellationToken)
    {
        KeyRing? keys = null;
        try
        {
            await RunAsync(
                async (connection, isReadOnly) => keys = await OpenKeysAsync(connection, keyFile, isReadOnly).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            return new ProtectedInstanceStore(new PostgreSqlRows(database), keys!.Provider, keys);
        }
        catch
        {
            keys?.Dispose();
            throw;
        }
    }

    /// <summary>Opens it with the encryption that an application has set up.</summary>
    public async Task<ProtectedInstanceStore> WithProtectionAsync(IDataProtectionProvider protection, CancellationToken cancellationToken)
    {
        await RunAsync(
            (connection, _) => CheckAsync(connection, protection, static () => "the application's keys."),
            cancellationToken).ConfigureAwait(false);
        return new ProtectedInstanceStore(new PostgreSqlRows(database), protection);
    }

    private async Task RunAsync(Func<NpgsqlConnection, bool, Task> open, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var ofConnection = connection.ConfigureAwait(false);
            await database.ProbeAsync(connection, RowChanges.CheckClient, cancellationToken).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var ofTransaction = transaction.ConfigureAwait(false);
            await new RowChanges(
                connection, TimeSpan.FromSeconds(PostgreSqlProblem.WaitSeconds), database.ChecksClient, cancellationToken)
                .LockAllAsync().ConfigureAwait(false);
            var isReadOnly = await IsReadOnlyAsync(connection, cancellationToken).ConfigureAwait(false);
            await new LayingOut(connection, database.Name, Steps).RunAsync(isReadOnly, cancellationToken).ConfigureAwait(false);
            await open(connection, isReadOnly).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgreSqlProblem.IsDatabases(exception))
        {
            throw PostgreSqlProblem.Explain(exception, database.Name);
        }
    }

    private async Task<KeyRing> OpenKeysAsync(NpgsqlConnection connection, string keyFile, bool isReadOnly)
    {
        var masterKeys = await ReadMasterKeysAsync(connection, keyFile, isReadOnly).ConfigureAwait(false);
        var place = new DatabaseKeys(database, masterKeys, isReadOnly);
        place.UseWhileOpening(connection);
        bool hasInstances;
        using (var present = new KeyRing(place, mayMakeKeys: false, warnings))
            hasInstances = await CheckAsync(connection, present.Provider, () => present.Description).ConfigureAwait(false);

        RequireReadableKey(place);
        if (!isReadOnly)
            place.EncryptAnew(connection);

        var keys = new KeyRing(place, mayMakeKeys: !isReadOnly, warnings);
        try
        {
            // Of several that open a store at once only one may make a key. If each made its own, they would not see those of the others
            // until they look for new ones, which they do once a day.
            if (!isReadOnly)
                keys.Load(isNeeded: !hasInstances);

            return keys;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
        finally
        {
            place.UseWhileOpening(null);
        }
    }

    private async Task<MasterKeys> ReadMasterKeysAsync(NpgsqlConnection connection, string keyFile, bool isReadOnly)
    {
        if (MasterKeys.Read(keyFile, warnings) is { } there)
            return there;

        var command = new NpgsqlCommand("SELECT count(*) FROM elementgen.protection_key", connection);
        await using (command.ConfigureAwait(false))
        {
            // With another file than that of the other machines, each would save what the others cannot read.
            var path = Path.GetFullPath(keyFile);
            if (isReadOnly || await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is not 0L)
            {
                throw new IOException(
                    $"There is no file '{path}', and the keys in {database.Name} are encrypted with one. Copy it from a machine that "
                    + "has it, or restore it from a backup.");
            }
        }

        MasterKeys.Make(keyFile);
        return MasterKeys.Read(keyFile, warnings)!;
    }

    private void RequireReadableKey(DatabaseKeys place)
    {
        var kept = place.Read().ToList();
        if (kept.Count == 0 || kept.Exists(static key => key.Element is not null))
            return;

        throw new IOException($"The store in {database.Name} is not opened. {kept[^1].Name} is not used: {kept[^1].Problem}. Give this "
            + "machine the file that the others have, or restore it from a backup.");
    }

    private Task<bool> CheckAsync(NpgsqlConnection connection, IDataProtectionProvider protection, Func<string> keys) =>
        LostKeys.CheckAsync(
            database.Name,
            filter => RowQuery.ReadAsync(connection, filter, CancellationToken.None),
            protection,
            keys,
            warnings);

    private static async ValueTask<bool> IsReadOnlyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SHOW transaction_read_only", connection);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is "on";
    }
}
