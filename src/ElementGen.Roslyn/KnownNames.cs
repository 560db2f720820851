using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn;

/// <summary>The names of the runtime library that the compiler part needs.</summary>
internal static class RuntimeNames
{
    public const string ElementInstanceAttribute = "ElementGen.ElementInstanceAttribute";
    public const string ElementEntryAttribute = "ElementGen.ElementEntryAttribute";
    public const string ElementOptionAttribute = "ElementGen.ElementOptionAttribute";
    public const string ElementConfiguration = "ElementGen.ElementConfiguration";
    public const string ElementsClient = "ElementGen.ElementsClient";
    public const string ElementsClientOptions = "ElementGen.ElementsClientOptions";
    public const string InstanceStore = "ElementGen.IInstanceStore";
    public const string Secret = "ElementGen.Secret";

    /// <summary>The name of the generator in <c>[GeneratedCode]</c>.</summary>
    public const string Tool = "ElementGen";

    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    public const string Configuration = nameof(Configuration);
    public const string Optional = nameof(Optional);
    public const string Additional = nameof(Additional);
    public const string AdditionalEntries = nameof(AdditionalEntries);
    public const string From = nameof(From);
    public const string Store = nameof(Store);
    public const string ProvisionAsync = nameof(ProvisionAsync);
    public const string EnsureProvisionedAsync = nameof(EnsureProvisionedAsync);
    public const string ProvisionInstanceAsync = nameof(ProvisionInstanceAsync);
}

/// <summary>The names of the build's settings for the compiler part. The package's targets set them.</summary>
internal static class BuildNames
{
    public const string Kind = "build_metadata.AdditionalFiles.ElementGenKind";
    public const string DefinitionKind = "Definition";
    public const string CatalogKind = "CatalogDefinition";
    public const string InstanceKind = "Instance";
    public const string FoundByPlace = "build_metadata.AdditionalFiles.ElementGenFoundByPlace";
    public const string RequiredMembers = "build_property.ElementGenRequiredMembers";
    public const string ProjectDirectory = "build_property.ProjectDir";

    /// <summary>
    /// A setting in <c>.editorconfig</c> under <c>[*.json]</c>. It does for instance files what <c>Optional</c> does for a class.
    /// </summary>
    public const string OptionalEntries = "elementgen_optional_entries";

    /// <summary>Whether the build sets <paramref name="name"/> to <c>true</c>, or to another word that MSBuild takes for it.</summary>
    public static bool IsTrue(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && value.Trim().ToUpperInvariant() is "TRUE" or "YES" or "ON";
}
