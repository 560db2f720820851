using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.Emission;

/// <summary>An element class with its definition: all that its generated text depends on.</summary>
/// <param name="Class">The class.</param>
/// <param name="Definition">
/// Its element. When no definition has the key, an element without entries, so that the class keeps its members and one error stays one error.
/// </param>
/// <param name="HasRequiredMembers">Whether entries that must always be supplied become required members.</param>
internal sealed record ClassToGenerate(ElementClass Class, ElementDefinition Definition, bool HasRequiredMembers)
{
    /// <summary>The class with the definition that counts for its key in <paramref name="project"/>.</summary>
    public static ClassToGenerate Of(ElementClass declared, GenerationProject project) => new(
        declared,
        project.Definitions.Find(declared.Key)?.Definition ?? new ElementDefinition { Key = declared.Key },
        project.Options.HasRequiredMembers);
}

/// <summary>What a project's build asks for.</summary>
/// <param name="HasRequiredMembers">Whether entries that must always be supplied become required members.</param>
internal sealed record GenerationOptions(bool HasRequiredMembers);

/// <summary>What all element classes of a project share.</summary>
/// <param name="Definitions">Which definition counts for a key.</param>
/// <param name="Options">What the build asks for.</param>
internal sealed record GenerationProject(DefinitionIndex Definitions, GenerationOptions Options);
