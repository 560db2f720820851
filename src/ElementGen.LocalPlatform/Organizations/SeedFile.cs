using System.Text.Json;

namespace ElementGen.LocalPlatform;

/// <summary>The file with the instances that every organization begins with.</summary>
internal static class SeedFile
{
    /// <summary>What the file at <paramref name="path"/> describes; nothing if that is null.</summary>
    /// <exception cref="InvalidDataException">The file is not JSON, or describes no instances of elements that are served.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Seed Read(string? path, ElementIndex elements, TimeProvider clock)
    {
        var change = new OrganizationChange(OrganizationState.Empty, isKept: false);
        if (path is null)
            return Seed.Nothing;

        using var document = Parse(path);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"'{path}' must be a JSON array of instances, each as the request body that creates it.");

        var withToken = new HashSet<long>();
        // A seed has what earlier requests left behind, so it needs no grants.
        var instances = new InstanceCalls(elements, new InstanceRequirements(isLoose: true), new ListParameters(isLoose: true), clock);
        foreach (var (index, item) in document.RootElement.EnumerateArray().Index())
        {
            try
            {
                var body = InstanceBody.Read(item);
                var created = instances.Create(body, instances.ElementOf(body, null), change);
                if (!item.TryGetProperty("token", out var token))
                    continue;

                change.Set(created with { Token = TokenOf(token, change) });
                withToken.Add(created.Id);
            }
            catch (Exception exception) when (exception is RefusedException or InvalidOperationException)
            {
                throw new InvalidDataException($"'{path}', instance {index + 1}: {exception.Message}", exception);
            }
        }

        return new Seed(change.State, withToken);
    }

    private static string TokenOf(JsonElement token, OrganizationChange change)
    {
        if (token.ValueKind != JsonValueKind.String || token.GetString() is not { } text || !AuthorizationHeader.IsSecret(text))
            throw RequestJson.Refused("'token' must be visible ASCII without a comma.");

        return change.State.Instances.FindByToken(text) is null
            ? text
            : throw RequestJson.Refused("Another instance has the same 'token'.");
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonDocument.Parse(file);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is not JSON: line {exception.LineNumber + 1}.", exception);
        }
    }
}
