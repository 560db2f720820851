namespace ElementGen.Definitions;

internal static partial class FileRules
{
    public static readonly Rule InstanceNotJson = new(
        "ELG0301",
        RuleSeverity.Error,
        "The instance file is not JSON",
        "The instance file is not JSON: {0}",
        "An instance file holds a request body as the platform accepts it: straight quotes, no comments, no trailing commas.");

    public static readonly Rule InstanceLacksEntries = new(
        "ELG0302",
        RuleSeverity.Error,
        "The request body lacks entries that must be supplied",
        "The request body lacks {0} that '{1}' needs: {2}",
        "The platform rejects an instance whose required entries are absent, null or empty. "
        + "This rule names them before the request is sent.");

    public static readonly Rule InstanceHasUnknownKey = new(
        "ELG0303",
        RuleSeverity.Warning,
        "The key is not in the definition",
        "{0} has no entry {1}; {2}",
        "A configuration gives each value under the key of an entry in the element's definition.");

    public static readonly Rule InstanceHasPlaceholder = new(
        "ELG0304",
        RuleSeverity.Warning,
        "An entry that must be supplied has a placeholder",
        "{0}, which '{1}' needs, is set to a placeholder; replace it with the real value",
        "The platform accepts a placeholder as a value and creates an instance that does not work.");

    public static readonly Rule InstanceHasUnsuitableValue = new(
        "ELG0305",
        RuleSeverity.Warning,
        "The instance file has a value that its entry cannot take",
        "{0} cannot take this value: {1}",
        "The definition says which values an entry takes: one of its options, true or false, an absolute URL, a string.");

    public static readonly Rule InstanceOfUnknownElement = new(
        "ELG0306",
        RuleSeverity.Error,
        "The request body names no known element",
        "The request body names no known element: {0}",
        "A request body names its element by key. Its configuration is checked against that element's definition.");

    public static readonly Rule InstanceHasUnselectedEntry = new(
        "ELG0307",
        RuleSeverity.Warning,
        "The request body has an entry of a group that is not selected",
        "{0} belongs to the group '{1}', but {2}; set {3} to '{1}', or remove the entry",
        "An entry of a group counts only while a control selects the group; otherwise the platform ignores it.");

    public static readonly Rule InstanceGrant = new(
        "ELG0308",
        RuleSeverity.Warning,
        "The request body's grant is missing, incomplete or needless",
        "{0}",
        "The platform creates an instance with an OAuth grant only from what the provider sent to the callback.");
}
