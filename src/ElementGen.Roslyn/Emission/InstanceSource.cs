using ElementGen.Definitions;
using ElementGen.Roslyn.Declarations;
using ElementGen.Roslyn.DefinitionFiles;

namespace ElementGen.Roslyn.Emission;

/// <summary>A class with its definition: all that its generated text is made of.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Definition">
/// Its element; one without entries when no definition has the key, so that the class keeps its members and one error stays one error.
/// </param>
/// <param name="HasRequiredMembers">Whether what must always be supplied becomes a required member.</param>
internal sealed record InstanceSource(InstanceDeclaration Declaration, ElementDefinition Definition, bool HasRequiredMembers)
{
    public static InstanceSource Of(InstanceDeclaration declaration, GenerationProject project) => new(
        declaration,
        project.Definitions.Find(declaration.Key)?.Definition ?? new ElementDefinition { Key = declaration.Key },
        project.Options.HasRequiredMembers);
}

/// <summary>What a project's build asks for.</summary>
/// <param name="HasRequiredMembers">Whether what must always be supplied becomes a required member.</param>
internal sealed record GenerationOptions(bool HasRequiredMembers);

/// <summary>What all classes of a project share.</summary>
/// <param name="Definitions">Which definition counts for a key.</param>
/// <param name="Options">What the build asks for.</param>
internal sealed record GenerationProject(DefinitionIndex Definitions, GenerationOptions Options);
