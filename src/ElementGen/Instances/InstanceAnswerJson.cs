using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElementGen;

/// <summary>Reads instances that the platform answers, and reads and writes retained ones; without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // As deep as an answer can be: a field that nobody reads must not cost the token.
    MaxDepth = 16 * 1024 * 1024,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    Converters =
    [
        typeof(LenientId), typeof(LenientText), typeof(LenientNumber), typeof(LenientBoolean), typeof(LenientDate), typeof(LenientTags),
        typeof(LenientConfiguration), typeof(LenientList),
    ])]
[JsonSerializable(typeof(InstanceAnswer))]
[JsonSerializable(typeof(InstanceAnswer[]))]
[JsonSerializable(typeof(ElementAnswer))]
[JsonSerializable(typeof(AskedFor))]
[JsonSerializable(typeof(InstanceEntryAnswer))]
[JsonSerializable(typeof(InstanceEntryAnswer[]))]
[JsonSerializable(typeof(PlatformElementAnswer))]
[JsonSerializable(typeof(PlatformElementAnswer[]))]
[JsonSerializable(typeof(ElementEntryAnswer[]))]
internal sealed partial class InstanceAnswerJson : JsonSerializerContext;
