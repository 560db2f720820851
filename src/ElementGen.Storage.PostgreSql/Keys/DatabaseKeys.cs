using System.Text;
using System.Xml;
using System.Xml.Linq;
using Npgsql;

namespace ElementGen.Storage;

/// <summary>
/// Keys in the database, encrypted with a key outside it. Data Protection asks for them synchronously, once a day and when one expires.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="masterKeys">The keys outside it.</param>
/// <param name="isReadOnly">Whether nothing can be written.</param>
internal sealed class DatabaseKeys(Database database, MasterKeys masterKeys, bool isReadOnly) : IKeyPlace
{
    private NpgsqlConnection? _opening;

    /// <inheritdoc/>
    public string Name => database.Name;

    /// <inheritdoc/>
    public bool CanWrite => !isReadOnly;

    /// <summary>
    /// Uses the connection of the opening while the store is opened: it holds the lock, and a pool can have no second one.
    /// </summary>
    public void UseWhileOpening(NpgsqlConnection? connection) => _opening = connection;

    /// <inheritdoc/>
    public IEnumerable<KeptKey> Read() => Run(ReadAll).Select(row => Decrypt(row.Name, row.Content)).ToList();

    /// <inheritdoc/>
    public void Write(XElement key, string name) => Run(connection =>
    {
        // A statement that fails would make the whole transaction of an opening fail.
        Execute(connection, _opening is null ? "BEGIN" : "SAVEPOINT key");
        try
        {
            Insert(connection, name, masterKeys.Encrypt(name, Encoding.UTF8.GetBytes(key.ToString(SaveOptions.DisableFormatting))));
        }
        catch (PostgresException)
        {
            Execute(connection, _opening is null ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT key");
            throw;
        }

        Execute(connection, _opening is null ? "COMMIT" : "RELEASE SAVEPOINT key");
        return true;
    });

    /// <summary>
    /// Encrypts each key anew that is not encrypted with the first master key, so that the others need not be kept. It is a part of the
    /// opening.
    /// </summary>
    public void EncryptAnew(NpgsqlConnection connection)
    {
        foreach (var (name, content) in ReadAll(connection))
        {
            if (MasterKeys.KeyOf(content) == masterKeys.Id || masterKeys.Decrypt(name, content).Clear is not { } clear)
                continue;

            using var command = new NpgsqlCommand("UPDATE elementgen.protection_key SET content = $2 WHERE name = $1", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = masterKeys.Encrypt(name, clear) });
            command.ExecuteNonQuery();
        }
    }

    private static List<(string Name, byte[] Content)> ReadAll(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT name, content FROM elementgen.protection_key ORDER BY name", connection);
        using var reader = command.ExecuteReader();
        var rows = new List<(string, byte[])>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));

        return rows;
    }

    private static void Insert(NpgsqlConnection connection, string name, byte[] content)
    {
        using var command = new NpgsqlCommand("INSERT INTO elementgen.protection_key (name, content) VALUES ($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = content });
        command.ExecuteNonQuery();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private T Run<T>(Func<NpgsqlConnection, T> run)
    {
        try
        {
            if (_opening is { } opening)
                return run(opening);

            using var connection = database.Open();
            return run(connection);
        }
        catch (Exception exception) when (PostgreSqlProblem.IsDatabases(exception))
        {
            throw PostgreSqlProblem.Explain(exception, Name);
        }
    }

    private KeptKey Decrypt(string name, byte[] content)
    {
        var beginning = $"The key '{name}' in {Name}";
        var (clear, problem) = masterKeys.Decrypt(name, content);
        if (clear is null)
            return new KeptKey(beginning, null, problem);

        try
        {
            return new KeptKey(beginning, XElement.Parse(Encoding.UTF8.GetString(clear)));
        }
        catch (XmlException)
        {
            // The text of the exception can quote the key.
            return new KeptKey(beginning, null, "it is damaged: what is encrypted is no XML");
        }
    }
}
