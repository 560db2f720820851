namespace ElementGen.Definitions;

internal static partial class FileRules
{
    /// <summary>Every rule about files, by id.</summary>
    public static IReadOnlyList<Rule> All =>
    [
        DefinitionNotJson, DefinitionWithoutElement, DuplicateDefinition, DifferingDefinition, NameCollision, UnknownType,
        InstanceNotJson, InstanceLacksEntries, InstanceHasUnknownKey, InstanceHasPlaceholder, InstanceHasUnsuitableValue,
        InstanceOfUnknownElement, InstanceHasUnselectedEntry, InstanceGrant,
    ];
}
