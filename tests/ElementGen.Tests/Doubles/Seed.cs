using System.Text.Json.Nodes;

namespace ElementGen.Tests;

/// <summary>The example that the platform's page on creating an Infobip instance gives, and its answer.</summary>
public static class Seed
{
    public const string InstanceFile = """
        {
          "element": { "key": "infobip" },
          "configuration": {
            "messaging.sms.infobip.sender": "+17777777777",
            "messaging.sms.infobip.username": "jane",
            "messaging.sms.infobip.password": "p+a/s=s",
            "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
          },
          "tags": ["Docs"],
          "name": "API Instance"
        }
        """;

    public const string Answer = """
        {
          "id": 123,
          "name": "API Instance",
          "token": "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
          "element": {
            "id": 39, "name": "Infobip", "key": "infobip", "description": "Sends \"SMS\".", "image": "elements/infobip.png",
            "active": true, "deleted": false, "typeOauth": false, "trialAccount": true,
            "configDescription": "<p>See <a href=\"https://example.com\">here</a></p>", "signupURL": "http://www.infobip.com/sign_up/"
          },
          "provisionInteractions": [ { "kind": "confirm", "steps": [1, 2] } ],
          "valid": true, "disabled": false, "maxCacheSize": 10, "cacheTimeToLive": 60000, "cachingEnabled": true
        }
        """;

    public const string AnswerOfNewServers = """
        {
          "id": 123, "name": "API Instance", "createdDate": "2016-02-23T19:12:58Z", "token": "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
          "element": { "id": 39, "key": "infobip", "name": "Infobip", "somethingNew": [1] },
          "elementId": 39, "tags": [ { "id": 7, "name": "Docs" }, "plain" ], "provisionInteractions": [],
          "valid": true, "disabled": true, "maxCacheSize": 0, "cacheTimeToLive": 0,
          "configuration": { "messaging.sms.infobip.username": "jane", "messaging.sms.infobip.password": "********", "base.url": null, "bulk.size": 5 },
          "eventsEnabled": false, "traceLoggingEnabled": true, "cachingEnabled": false, "externalAuthentication": "none",
          "user": { "id": 9, "emailAddress": "jane@example.com" }, "somethingNew": { "deep": [ { "x": null } ] }
        }
        """;

    public static InfobipSms.Configuration Configuration { get; } = new()
    {
        Sender = "+17777777777",
        Username = "jane",
        Password = "p+a/s=s",
        CallbackUrl = "https://www.maycoolapp.com/auth",
    };

    public static ProvisionedInstance Instance { get; } = new()
    {
        Id = 123,
        Name = "API Instance",
        Token = "3sU/S/kZD36BaABPS7EAuSGHF+1wsthT+mvoukiE=",
        Element = new ElementSummary { Id = 39, Name = "Infobip", Key = "infobip" },
    };

    /// <summary>The seed's answer without one of its fields.</summary>
    public static string AnswerWithout(string field)
    {
        var answer = JsonNode.Parse(Answer)!.AsObject();
        Assert.True(answer.Remove(field));
        return answer.ToJsonString();
    }
}
