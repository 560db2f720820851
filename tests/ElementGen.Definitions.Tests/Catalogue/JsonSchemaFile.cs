using NJsonSchema;
using NJsonSchema.Validation;

namespace ElementGen.Definitions.Tests.Catalogue;

/// <summary>A schema of the repository, and what it says of a text.</summary>
internal sealed class JsonSchemaFile
{
    private readonly JsonSchema _schema;

    private JsonSchemaFile(string name)
    {
        Text = File.ReadAllText(Path.Combine(Repository.Elements, name));
        _schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();
    }

    public static JsonSchemaFile Element { get; } = new("element.schema.json");

    public static JsonSchemaFile Instance { get; } = new("instance.schema.json");

    /// <summary>The schema itself, as JSON.</summary>
    public string Text { get; }

    /// <summary>What is wrong with <paramref name="json"/>, each as "kind at path"; empty when it is valid.</summary>
    public string[] Problems(string json) =>
        [.. _schema.Validate(json).SelectMany(WithAlternatives).Select(error => $"{error.Kind} at {error.Path}").Distinct()];

    // A value that fits none of several shapes or types is one error, which holds what each of them misses.
    private static IEnumerable<ValidationError> WithAlternatives(ValidationError error) => error switch
    {
        ChildSchemaValidationError shapes => shapes.Errors.Values.SelectMany(errors => errors).SelectMany(WithAlternatives).Prepend(error),
        MultiTypeValidationError types => types.Errors.Values.SelectMany(errors => errors).SelectMany(WithAlternatives).Prepend(error),
        _ => [error],
    };
}
