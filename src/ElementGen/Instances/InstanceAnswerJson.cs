using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads instances that the platform answers, and reads and writes retained ones; without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientId), typeof(LenientText), typeof(LenientNumber), typeof(LenientBoolean), typeof(LenientDate), typeof(LenientTags),
        typeof(LenientConfiguration), typeof(LenientList),
    ])]
[JsonSerializable(typeof(InstanceAnswer))]
[JsonSerializable(typeof(InstanceAnswer[]))]
internal sealed partial class InstanceAnswerJson : JsonSerializerContext;
