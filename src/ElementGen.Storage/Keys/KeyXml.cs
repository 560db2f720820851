using System.Xml.Linq;

namespace ElementGen.Storage;

/// <summary>What Data Protection writes into a key file: a key, or the revocation of one or all.</summary>
internal static class KeyXml
{
    private const string EveryKey = "*";
    private const string ExpirationDate = "expirationDate";

    public static bool IsKey(XElement element) => element.Name == "key";

    /// <summary>The id of a key that is complete.</summary>
    public static Guid IdOf(XElement key) => (Guid)key.Attribute("id")!;

    /// <summary>
    /// Whether Data Protection can use the element. A key that is not complete it would leave out without a word; a revocation that is not
    /// complete would stop it from reading any key.
    /// </summary>
    public static bool IsComplete(XElement element) => element.Name.ToString() switch
    {
        "key" => HasId(element) && HasDate(element, "creationDate") && HasDate(element, "activationDate")
            && HasDate(element, ExpirationDate),
        "revocation" => element.Element("key") is { } key
            && (key.Attribute("id")?.Value == EveryKey ? HasDate(element, "revocationDate") : HasId(key)),
        _ => false,
    };

    /// <summary>Whether a key that is complete has expired.</summary>
    public static bool IsExpired(XElement key) => (DateTimeOffset)key.Element(ExpirationDate)! <= DateTimeOffset.UtcNow;

    /// <summary>Lets a key count as valid although it has expired, or soon will; not in its file.</summary>
    public static void Prolong(XElement key)
    {
        const int days = 90;
        key.SetElementValue(ExpirationDate, DateTimeOffset.UtcNow.AddDays(days));
    }

    private static bool HasId(XElement key)
    {
        try
        {
            return key.Attribute("id") is { } id && (Guid)id != Guid.Empty;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool HasDate(XElement element, string name)
    {
        try
        {
            return element.Element(name) is { } date && (DateTimeOffset)date > DateTimeOffset.MinValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
