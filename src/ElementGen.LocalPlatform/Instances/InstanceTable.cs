using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ElementGen.LocalPlatform;

/// <summary>The instances that the platform keeps.</summary>
internal sealed class InstanceTable(PlatformState state)
{
    private const string Select = """
        SELECT instance.id, element.id, element.key, name, token, tags, configuration, created
        FROM instance JOIN element ON element.key = instance.element_key
        """;

    private const string Matching = """
        contains_text(name || char(10) || element_key, $text)
        AND NOT EXISTS (SELECT 1 FROM json_each($tags) AS wanted WHERE wanted.value NOT IN (SELECT value FROM json_each(instance.tags)))
        """;

    /// <summary>Adds an instance and returns its id.</summary>
    public long Add(PlatformInstance instance) => state.Run(
        """
        INSERT INTO instance (element_key, name, token, token_digest, tags, configuration, created)
        VALUES ($element, $name, $token, $digest, $tags, $configuration, $created) RETURNING id
        """,
        command => (long)command.ExecuteScalar()!,
        ("$element", instance.ElementKey),
        ("$name", instance.Name),
        ("$token", instance.Token),
        ("$digest", Digest(instance.Token)),
        ("$tags", JsonSerializer.Serialize(instance.Tags)),
        ("$configuration", JsonSerializer.Serialize(instance.Configuration)),
        ("$created", instance.Created.ToUnixTimeMilliseconds()));

    /// <summary>The instance with this id; null when there is none.</summary>
    public PlatformInstance? Find(long id) =>
        state.Run($"{Select} WHERE instance.id = $id", ReadAll, ("$id", id)).SingleOrDefault();

    /// <summary>The instance with this token; null when there is none.</summary>
    public PlatformInstance? FindByToken(string token)
    {
        // Searches for a digest, so that the response time does not tell which characters of a token are right.
        var found = state.Run($"{Select} WHERE token_digest = $digest", ReadAll, ("$digest", Digest(token)));
        return found.SingleOrDefault();
    }

    /// <summary>A page of the instances that <paramref name="query"/> asks for, by id.</summary>
    public IReadOnlyList<PlatformInstance> List(InstanceQuery query, Page page) => state.Run(
        $"{Select} WHERE instance.id > $after AND {Matching} ORDER BY instance.id LIMIT $size",
        ReadAll,
        ("$after", page.AfterId), ("$size", page.Size), ("$text", query.SearchText), ("$tags", JsonSerializer.Serialize(query.Tags)));

    /// <summary>How many instances <paramref name="query"/> asks for.</summary>
    public long Count(InstanceQuery query) => state.Run(
        $"SELECT count(*) FROM instance WHERE {Matching}",
        command => (long)command.ExecuteScalar()!,
        ("$text", query.SearchText), ("$tags", JsonSerializer.Serialize(query.Tags)));

    /// <summary>Removes an instance; false when there is none.</summary>
    public bool Remove(long id) =>
        state.Run("DELETE FROM instance WHERE id = $id", command => command.ExecuteNonQuery() > 0, ("$id", id));

    private static List<PlatformInstance> ReadAll(SqliteCommand command)
    {
        var instances = new List<PlatformInstance>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            instances.Add(new PlatformInstance
            {
                Id = reader.GetInt64(0),
                ElementId = reader.GetInt64(1),
                ElementKey = reader.GetString(2),
                Name = reader.GetString(3),
                Token = reader.GetString(4),
                Tags = JsonSerializer.Deserialize<string[]>(reader.GetString(5))!,
                Configuration = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(6))!,
                Created = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(7)),
            });
        }

        return instances;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
