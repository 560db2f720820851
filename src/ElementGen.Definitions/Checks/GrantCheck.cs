namespace ElementGen.Definitions;

/// <summary>ELG0308: a request body whose grant is missing, incomplete or needless. What is known only half is never reported.</summary>
internal static class GrantCheck
{
    /// <summary>Adds what is wrong with the grant of <paramref name="body"/> to <paramref name="findings"/>.</summary>
    public static void Check(RequestBody body, ElementDefinition definition, EntryFacts[] facts, in BodyValues values, FindingList findings)
    {
        var element = MessageText.Printable(definition.Key);
        var place = body.ConfigurationRange ?? body.ElementRange;
        switch (IsGrant(definition, facts, values))
        {
            case true when body.ProviderDataRange is null && !body.HasExternalAuthentication:
                findings.Add(FileRules.InstanceGrant.At(
                    place,
                    $"'{element}' is authorized by a grant; add 'providerData' with what the provider sent to the callback, "
                        + "or 'externalAuthentication'"));
                break;
            case true when body is { ProviderDataRange: { } range, HasProviderDataCode: true } && !IsSupplied(Grants.CallbackUrl, body):
                findings.Add(FileRules.InstanceGrant.At(
                    range,
                    $"'providerData' has a 'code', but the configuration lacks '{Grants.CallbackUrl}'; "
                        + "set it to the redirect URI of the authorization"));
                break;
            case false when body.ProviderDataRange is { } range:
                findings.Add(FileRules.InstanceGrant.At(
                    range, $"'providerData' is for a grant, and the selected authentication of '{element}' is none; remove it"));
                break;
        }
    }

    private static bool? IsGrant(ElementDefinition definition, EntryFacts[] facts, in BodyValues values) =>
        Grants.SelectorIn(definition) is null
            ? Grants.Is(definition.AuthenticationType)
            : RequiredEntries.SelectsGrant(facts, values);

    private static bool IsSupplied(string key, RequestBody body) => body.Values.Any(value => value.Key == key && value.Value.IsSupplied);
}
