using System.Text.Json;

namespace ElementGen.LocalPlatform;

/// <summary>
/// A fault as the administration takes it:
/// <c>{"call": "CreateInstance", "fault": "ResetAfter", "times": 1, "element": "infobip"}</c>.
/// </summary>
/// <param name="Call">Which calls; null for all.</param>
/// <param name="Fault">What happens.</param>
/// <param name="Scope">Which of these calls.</param>
internal sealed record FaultRequest(Call? Call, Fault Fault, FaultScope Scope)
{
    private static readonly string[] Members =
    [
        "call", "fault", "element", "nth", "times", "probability",
        "milliseconds", "status", "message", "body", "headers", "afterEffect", "bytes", "asResetTime",
    ];

    /// <summary>Reads a fault.</summary>
    /// <exception cref="RefusedException">There is no such fault, or it lacks what it needs.</exception>
    public static FaultRequest Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw RequestJson.Refused("The request body must be a JSON object with a 'fault'.");
        var names = body.EnumerateObject().Select(static member => member.Name);
        if (names.FirstOrDefault(static name => !Members.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw RequestJson.Refused($"A fault has no '{unknown}'. It has {string.Join(", ", Members)}.");

        try
        {
            return new FaultRequest(
                Text(body, "call") is { } call ? Named<Call>("call", call) : null,
                ReadFault(body),
                FaultRule.Checked(new FaultScope
                {
                    ElementKey = Text(body, "element"),
                    Nth = Number(body, "nth"),
                    Times = Number(body, "times"),
                    Probability = Member(body, "probability", JsonValueKind.Number)?.GetDouble() ?? 1,
                }));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw RequestJson.Refused($"The fault makes no sense: {exception.Message}");
        }
    }

    private static Fault ReadFault(JsonElement body)
    {
        var name = Text(body, "fault") ?? throw RequestJson.Refused("'fault' is missing.");
        return Named<FaultKind>("fault", name) switch
        {
            FaultKind.Latency => Fault.Latency(Time(body)),
            FaultKind.Status => Fault.Status(Needed(body, "status"), Text(body, "message")),
            FaultKind.Gateway => Fault.Gateway(Needed(body, "status"), Flag(body, "afterEffect")),
            FaultKind.Answer => Fault.Answer(
                Needed(body, "status"), Text(body, "body") ?? "", Headers(body), Flag(body, "afterEffect")),
            FaultKind.TooManyRequests => Fault.TooManyRequests(
                body.TryGetProperty("milliseconds", out _) ? Time(body) : null, Flag(body, "asResetTime")),
            FaultKind.ResetBefore => Fault.ResetBefore,
            FaultKind.ResetAfter => Fault.ResetAfter,
            FaultKind.Truncate => Fault.Truncate(Needed(body, "bytes")),
            FaultKind.Garbage => Fault.Garbage,
            FaultKind.AnswerLate => Fault.AnswerLate(Time(body)),
            FaultKind.LandLate => Fault.LandLate(Time(body)),
            FaultKind.SearchLag => Fault.SearchLag(Time(body)),
            FaultKind.DropTags => Fault.DropTags,
            FaultKind.ForeignInstance => Fault.ForeignInstance,
            FaultKind.Die => Fault.Die(Time(body)),
            _ => throw RequestJson.Refused($"There is no fault '{name}'."),
        };
    }

    private static Dictionary<string, string>? Headers(JsonElement body) =>
        Member(body, "headers", JsonValueKind.Object)?.EnumerateObject().ToDictionary(
            static header => header.Name, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static T Named<T>(string member, string name) where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name[0])
            ? value
            : throw RequestJson.Refused($"There is no {member} '{name}'. There are {string.Join(", ", Enum.GetNames<T>())}.");

    private static TimeSpan Time(JsonElement body) => TimeSpan.FromMilliseconds(Needed(body, "milliseconds"));

    private static int Needed(JsonElement body, string member) =>
        Number(body, member) ?? throw RequestJson.Refused($"'{member}' is missing.");

    private static int? Number(JsonElement body, string member) => Member(body, member, JsonValueKind.Number)?.GetInt32();

    private static string? Text(JsonElement body, string member) => Member(body, member, JsonValueKind.String)?.GetString();

    private static bool Flag(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw RequestJson.Refused($"'{member}' must be true or false."),
        };

    private static JsonElement? Member(JsonElement body, string member, JsonValueKind kind) =>
        !body.TryGetProperty(member, out var value) ? null
        : value.ValueKind == kind ? value
        : throw RequestJson.Refused($"'{member}' must be a {kind switch
        {
            JsonValueKind.Number => "number",
            JsonValueKind.Object => "object of texts",
            _ => "text",
        }}.");
}
