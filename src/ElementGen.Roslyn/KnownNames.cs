using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn;

/// <summary>What the compiler part knows of the runtime library, by name: the one list of it.</summary>
internal static class RuntimeNames
{
    public const string ElementInstanceAttribute = "ElementGen.ElementInstanceAttribute";
    public const string ElementEntryAttribute = "ElementGen.ElementEntryAttribute";
    public const string ElementOptionAttribute = "ElementGen.ElementOptionAttribute";
    public const string ElementConfiguration = "ElementGen.ElementConfiguration";
    public const string ElementsClient = "ElementGen.ElementsClient";
    public const string ElementsClientOptions = "ElementGen.ElementsClientOptions";
    public const string Secret = "ElementGen.Secret";

    /// <summary>What generated code calls its maker in <c>[GeneratedCode]</c>.</summary>
    public const string Tool = "ElementGen";

    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    public const string Configuration = nameof(Configuration);
    public const string Optional = nameof(Optional);
    public const string Additional = nameof(Additional);
    public const string Store = nameof(Store);
    public const string ProvisionAsync = nameof(ProvisionAsync);
    public const string EnsureProvisionedAsync = nameof(EnsureProvisionedAsync);
    public const string ProvisionInstanceAsync = nameof(ProvisionInstanceAsync);
}

/// <summary>What the build tells the compiler part, by name; the package's targets write it.</summary>
internal static class BuildNames
{
    public const string Kind = "build_metadata.AdditionalFiles.ElementGenKind";
    public const string FoundByPlace = "build_metadata.AdditionalFiles.ElementGenFoundByPlace";
    public const string RequiredMembers = "build_property.ElementGenRequiredMembers";
    public const string ProjectDirectory = "build_property.ProjectDir";

    /// <summary>A setting of <c>.editorconfig</c>, under <c>[*.json]</c>: does for instance files what <c>Optional</c> does for a class.</summary>
    public const string OptionalEntries = "elementgen_optional_entries";

    /// <summary>Whether the build says <c>true</c> under <paramref name="name"/>.</summary>
    public static bool IsTrue(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
