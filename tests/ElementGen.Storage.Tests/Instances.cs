using System.Buffers;
using System.Text.Json;

namespace ElementGen.Storage.Tests;

/// <summary>Instances as the platform answers them.</summary>
internal static class Instances
{
    public const string Token = "BUIWhN8NTPaeyYo7Kblo91CJ1tCG6PUonwnV/XJjy2A=";

    public static ProvisionedInstance Infobip(long id, string name = "InfoBip for Acme", string token = Token) => new()
    {
        Id = id,
        Name = name,
        Token = token,
        Element = new ElementSummary { Id = 1234, Key = "infobip", Name = "Infobip", TrialAccount = true },
        ProvisionInteractions = [JsonElement.Parse("""{"type":"info"}""")],
        Valid = true,
        MaxCacheSize = 10,
        CacheTimeToLive = 60_000,
        CachingEnabled = true,
        CreatedDate = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        ElementId = 1234,
        Tags = ["blue", "eu"],
        Configuration = new Dictionary<string, string?>
        {
            ["messaging.sms.infobip.sender"] = "+17777777777",
            ["event.notification.basic.username"] = null,
        },
        EventsEnabled = true,
        TraceLoggingEnabled = false,
        ExternalAuthentication = "none",
        User = JsonElement.Parse("""{"id":7}"""),
    };

    public static ProvisionedInstance WithTextId(string id, string token) => new()
    {
        TextId = id,
        Name = "InfoBip for Acme",
        Token = token,
        Element = new ElementSummary { Key = "infobip" },
    };

    public static byte[] BytesOf(ProvisionedInstance instance)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RetainedInstance.Write(instance, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
