using ElementGen.Definitions;
using ElementGen.Roslyn.Classes;

namespace ElementGen.Roslyn.Emission;

/// <summary>An element class and its definition. The generated text depends on nothing else.</summary>
/// <param name="Class">The class.</param>
/// <param name="Definition">
/// The definition of its element. When no definition has the key, an element without entries: the class then still has its members, so that
/// code which uses them compiles.
/// </param>
/// <param name="HasRequiredMembers">Whether entries that must always be supplied become required members.</param>
internal sealed record ClassToGenerate(ElementClass Class, ElementDefinition Definition, bool HasRequiredMembers)
{
    /// <summary>Whether the element is authorized by an OAuth grant, or can be.</summary>
    public bool MayHaveGrant => Grants.MayAuthorize(Definition);

    /// <summary>The class, with the definition that counts for its key in <paramref name="project"/>.</summary>
    public static ClassToGenerate Of(ElementClass elementClass, GenerationProject project) => new(
        elementClass,
        project.Definitions.Find(elementClass.Key)?.Definition ?? new ElementDefinition { Key = elementClass.Key },
        project.Options.HasRequiredMembers);
}

/// <summary>A project's settings for the generator.</summary>
/// <param name="HasRequiredMembers">Whether entries that must always be supplied become required members.</param>
internal sealed record GenerationOptions(bool HasRequiredMembers);

/// <summary>What the element classes of a project share.</summary>
/// <param name="Definitions">Tells which definition counts for a key.</param>
/// <param name="Options">The project's settings.</param>
internal sealed record GenerationProject(DefinitionIndex Definitions, GenerationOptions Options);
