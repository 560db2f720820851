using System.Text.Json;

namespace ElementGen.Tests;

public sealed class InstanceSummaryTests
{
    private static readonly ProvisionedInstance Instance = new()
    {
        Id = 123,
        Name = "API Instance",
        Token = "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
        Element = new ElementSummary { Key = "infobip", Name = "Infobip" },
        Tags = ["Docs"],
        Valid = true,
        Disabled = true,
        CreatedDate = new DateTimeOffset(2016, 2, 23, 19, 12, 58, TimeSpan.Zero),
        EventsEnabled = false,
        ExternalAuthentication = "none",
        Configuration = new Dictionary<string, string?> { ["messaging.sms.infobip.username"] = "jane" },
    };

    [Fact]
    public void An_instance_is_not_written_as_json_but_its_summary_is()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Instance));

        Assert.Equal(
            """
            {"id":123,"textId":null,"name":"API Instance","elementKey":"infobip","elementName":"Infobip","tags":["Docs"],"valid":true,"disabled":true,"createdDate":"2016-02-23T19:12:58+00:00","eventsEnabled":false,"externalAuthentication":"none"}
            """,
            JsonSerializer.Serialize(Instance.ToSummary(), JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_summary_comes_back_as_it_was()
    {
        var summary = Instance.ToSummary() with { Id = 0, TextId = "9f1c" };

        var back = JsonSerializer.Deserialize<InstanceSummary>(JsonSerializer.Serialize(summary))!;

        Assert.Equal(summary, back with { Tags = summary.Tags });
        Assert.Equal(summary.Tags, back.Tags);
        Assert.Equal("instance 9f1c 'API Instance' of 'infobip'", back.ToString());
    }
}
