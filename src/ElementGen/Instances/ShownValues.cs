using ElementGen.Definitions;

namespace ElementGen;

/// <summary>
/// Masks the secrets among the values that an answer shows. The platform masks most of them itself; whatever serializes or logs an instance
/// by its public properties must not find one that it did not.
/// </summary>
internal static class ShownValues
{
    /// <summary><paramref name="value"/> as it may be shown under <paramref name="key"/>.</summary>
    public static string? Of(string? key, string? value) =>
        key is not null && IsSecret(value) && SecretWords.EndIn(key) ? Secret.Mask : value;

    /// <summary>Whether <paramref name="value"/> can be a secret at all: no value, or a boolean, is none.</summary>
    public static bool IsSecret(string? value) => !string.IsNullOrEmpty(value) && !bool.TryParse(value, out _);

    /// <summary>The keys of an element's secret entries.</summary>
    public static HashSet<string> SecretKeysOf(ElementDescriptor element) =>
        element.Entries.Where(entry => entry.IsSecret).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The values of a configuration with masks in place of those that <paramref name="masked"/> changes.</summary>
    /// <param name="configuration">The values by key.</param>
    /// <param name="masked">Gives a value as it may be shown, from its key and the value.</param>
    /// <returns><paramref name="configuration"/> itself when nothing changes.</returns>
    public static IReadOnlyDictionary<string, string?> Of(
        IReadOnlyDictionary<string, string?> configuration, Func<string, string, string> masked)
    {
        Dictionary<string, string?>? changed = null;
        foreach (var (key, value) in configuration)
        {
            if (IsSecret(value) && masked(key, value!) is var shown && shown != value)
                (changed ??= new Dictionary<string, string?>(configuration, StringComparer.Ordinal))[key] = shown;
        }

        return changed is null ? configuration : changed.AsReadOnly();
    }
}
