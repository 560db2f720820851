using ElementGen.Definitions;

namespace ElementGen.Roslyn.Rules;

/// <summary>
/// The rules about C# code: ELG00xx for element classes, ELG02xx for code that creates a configuration or provisions an instance.
/// </summary>
internal static class CodeRules
{
    public static readonly Rule UnknownElement = new(
        "ELG0001",
        RuleSeverity.Error,
        "No definition for the element",
        "No definition has the key '{0}'; {1}",
        "An [ElementInstance] names an element by the key of its definition.");

    public static readonly Rule NotPartial = new(
        "ELG0002",
        RuleSeverity.Error,
        "The element class must be partial",
        "{0} must be partial, so that its configuration and methods can be generated",
        "The configuration and methods of an element class are generated into another part of the class.");

    public static readonly Rule UnsupportedClass = new(
        "ELG0003",
        RuleSeverity.Error,
        "The type cannot be an element class",
        "'{0}' cannot be an element class: it is {1}",
        "An element class must be an ordinary class that can be created: "
        + "not static, abstract, generic, file-local, a record, a struct or an interface.");

    public static readonly Rule WrongKey = new(
        "ELG0004",
        RuleSeverity.Error,
        "The key is empty or unknown",
        "{0}",
        "An [ElementInstance] names an element by its key, and in Optional entries of that element by theirs.");

    public static readonly Rule LanguageTooOld = new(
        "ELG0005",
        RuleSeverity.Error,
        "The language version is too old",
        "'{0}' needs C# {1} or newer, but the project uses C# {2}; remove LangVersion from the project file, or set it to {1} or newer",
        "Generated code is C# 12, the language of .NET 8. With an older version, nothing is generated.");

    public static readonly Rule OwnCode = new(
        "ELG0006",
        RuleSeverity.Error,
        "The class's own code collides with generated code",
        "'{0}' collides with its generated code: {1}",
        "Generated methods create the class, and generated members are added to it. Its own declarations must allow both.");

    public static readonly Rule MissingEntries = new(
        "ELG0201",
        RuleSeverity.Error,
        "Entries that must be supplied are missing",
        "'{0}' lacks {1} that '{2}' needs: {3}",
        "The platform rejects an instance if required entries are missing. This rule names them as you type.");

    public static readonly Rule EmptyEntry = new(
        "ELG0202",
        RuleSeverity.Warning,
        "An entry that must be supplied has no real value",
        "{0} is set to {1}, but '{2}' needs a real value",
        "The platform rejects an instance whose required entries are empty, but accepts a placeholder as a value.");

    public static readonly Rule UnsuitableValue = new(
        "ELG0203",
        RuleSeverity.Warning,
        "The entry cannot take this value",
        "The value of {0} is {1}; {2}",
        "The platform accepts any text; a wrong value shows only when the instance is used.");

    public static readonly Rule SecretInCode = new(
        "ELG0204",
        RuleSeverity.Info,
        "A secret is hard-coded",
        "{0} is a secret, but its value is hard-coded; read it from configuration",
        "A hard-coded secret is in every copy of the repository and of the assembly, permanently.");

    public static readonly Rule DiscardedInstance = new(
        "ELG0205",
        RuleSeverity.Warning,
        "The result of provisioning is discarded",
        "The result of '{0}' is discarded and the client has no store, so the instance's token is lost; "
        + "keep the result, or set the client's Store",
        "The platform returns an instance's token only once, in its answer to the creation. Without it, nobody can use the instance.");

    public static readonly Rule UnselectedEntry = new(
        "ELG0206",
        RuleSeverity.Warning,
        "The entry belongs to a group that is not selected",
        "{0} belongs to the group '{1}', but {2}; set {3} to '{1}', or remove the entry",
        "An entry of a group counts only while a control selects the group; otherwise the platform ignores it.");

    /// <summary>Every rule about C# code, by id.</summary>
    public static IReadOnlyList<Rule> All =>
    [
        UnknownElement, NotPartial, UnsupportedClass, WrongKey, LanguageTooOld, OwnCode,
        MissingEntries, EmptyEntry, UnsuitableValue, SecretInCode, DiscardedInstance, UnselectedEntry,
    ];
}
