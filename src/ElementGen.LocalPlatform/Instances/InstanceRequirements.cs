using ElementGen.Definitions;

namespace ElementGen.LocalPlatform;

/// <summary>What the platform asks of the configuration of an instance, by the same rules as the compiler.</summary>
/// <param name="isLoose">Whether it asks for nothing, so that the local platform is not stricter than the real one by accident.</param>
internal sealed class InstanceRequirements(bool isLoose)
{
    /// <summary>Refuses values that are objects or arrays, but for the few entries that take JSON.</summary>
    public void RefuseStructures(InstanceBody body, PlatformElement element)
    {
        var takesJson = element.Definition.Entries.Where(EntryKinds.TakesJson).Select(entry => entry.Key);
        if (!isLoose && body.StructuredKeys.Except(takesJson, StringComparer.Ordinal).FirstOrDefault() is { } key)
        {
            throw RequestJson.Refused(
                $"'configuration' is flat: the value of '{key}' must be a string, not an object or an array.");
        }
    }

    /// <summary>Refuses an incomplete configuration with one message that names everything that is missing.</summary>
    public void RefuseIncomplete(IReadOnlyDictionary<string, string> configuration, PlatformElement element)
    {
        if (isLoose)
            return;

        var missing = element.MissingEntries(configuration).Select(entry => entry.Key).ToArray();
        if (missing.Length > 0)
        {
            throw RequestJson.Refused(
                $"Required configuration of element '{element.Definition.Key}' is missing: {string.Join(", ", missing)}.");
        }
    }

    /// <summary>
    /// Takes the grant of a request whose authentication needs one. A grant serves once, also if what follows is refused.
    /// </summary>
    public void TakeGrant(
        InstanceBody body,
        IReadOnlyDictionary<string, string> configuration,
        PlatformElement element,
        OrganizationChange change,
        DateTimeOffset now)
    {
        var authentication = element.AuthenticationOf(configuration);
        if (!Grants.Is(authentication))
            return;

        if (body.ExternalAuthentication is not null)
        {
            RefuseWithoutRefreshToken(configuration);
            return;
        }

        if (body.ProviderData is not { } data)
        {
            if (isLoose)
                return;
            throw RequestJson.Refused(
                $"An OAuth code is needed: '{element.Definition.Key}' is authorized by a grant. "
                + "Send 'providerData' with what the provider sent to the callback.");
        }

        if (isLoose && !GrantCheckIn.IsKnown(data, change))
            return;

        var callback = configuration.GetValueOrDefault(Grants.CallbackUrl);
        if (authentication!.StartsWith("oauth1", StringComparison.OrdinalIgnoreCase))
            GrantCheckIn.TakeVerifier(data, element, change, now);
        else
            GrantCheckIn.TakeCode(data, callback, element, change, now);
    }

    private void RefuseWithoutRefreshToken(IReadOnlyDictionary<string, string> configuration)
    {
        if (!isLoose && !configuration.ContainsKey("oauth.user.refresh_token"))
        {
            throw RequestJson.Refused(
                "'externalAuthentication' needs the refresh token that exists: 'oauth.user.refresh_token' in the configuration.");
        }
    }
}
