using System.Transactions;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>A database on a PostgreSQL server, and its connections.</summary>
internal sealed class Database : IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _isOurs;

    private Database(NpgsqlDataSource source, bool isOurs)
    {
        _source = source;
        _isOurs = isOurs;
        Name = NameOf(source.ConnectionString);
    }

    /// <summary>The database and its server, as an error names them. It holds no password.</summary>
    public string Name { get; }

    /// <summary>Whether the server can notice that the client of a statement is gone; set when a store is opened.</summary>
    public bool ChecksClient { get; private set; }

    /// <summary>Makes connections from a connection string.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static Database Of(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        if (connectionString.Contains("://", StringComparison.Ordinal)
            && connectionString.TrimStart().StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "A URI is no connection string of Npgsql. Write Host=…;Database=…;Username=…;Password=….", nameof(connectionString));
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            settings.ApplicationName ??= "ElementGen.Storage";
            // The slim one has no more than what is switched on, which native AOT needs.
            var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
            builder.EnableTransportSecurity();
            builder.EnableIntegratedSecurity();
            return new Database(builder.Build(), isOurs: true);
        }
        catch (ArgumentException exception)
        {
            // Without the exception itself: those inside it can quote a value.
            throw new ArgumentException($"The connection string cannot be used: {exception.Message}", nameof(connectionString));
        }
    }

    /// <summary>Uses an application's connections.</summary>
    public static Database Of(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Database(source, isOurs: false);
    }

    /// <summary>Opens a connection that is in no transaction of the caller's: what is saved stays, whatever becomes of that.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        using var suppressed = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the server whether it can look for its clients, outside of a transaction, which a refusal would end.</summary>
    public async ValueTask ProbeAsync(NpgsqlConnection connection, string setting, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"SELECT {setting}", connection);
        await using var ofCommand = command.ConfigureAwait(false);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            ChecksClient = true;
        }
        catch (PostgresException exception) when (exception.SqlState
            is PostgresErrorCodes.InvalidParameterValue or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.FeatureNotSupported)
        {
            ChecksClient = false;
        }
    }

    /// <summary>The same, for those who have to wait for it.</summary>
    public NpgsqlConnection Open()
    {
        using var suppressed = new TransactionScope(TransactionScopeOption.Suppress);
        return _source.OpenConnection();
    }

    /// <summary>Forgets the connections that nobody uses: after a restart of the server none of them works.</summary>
    public void Forget() => _source.Clear();

    public void Dispose()
    {
        if (_isOurs)
            _source.Dispose();
    }

    private static string NameOf(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"the database '{settings.Database ?? settings.Username}' on '{settings.Host}'";
    }
}
