using System.Globalization;
using System.Text;

namespace ElementGen.HostileDefinitions;

/// <summary>Texts that have become code, or broken it, in some generator or compiler.</summary>
internal static class HostileText
{
    /// <summary>A declaration and a statement that must never get out of a text.</summary>
    public const string Payload = "class Injected { static Injected() => System.Environment.Exit(1); }";

    /// <summary>A line as a build prints it of an error.</summary>
    public const string ForgedError = "/project/Forged.cs(1,1): error CS0001: forged";

    /// <summary>Everything that ends a line for C#, for XML or for a terminal.</summary>
    public static IReadOnlyList<string> LineEnds { get; } = ["\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\v", "\f"];

    /// <summary>The kinds of hostile text, each by itself; longer texts are made of them.</summary>
    public static IReadOnlyList<string> Atoms { get; } =
    [
        .. LineEnds,
        .. LineEnds.Select(static end => end + Payload + end + "//"),
        .. LineEnds.Select(static end => end + ForgedError + end),
        // What ends comments, literals, documentation, attributes and blocks.
        "*/", "*/ " + Payload + " /*", "//", "///", "/**", "</summary>", "</c></remarks>", "]]>", "<![CDATA[", "<!--", "-->", "<?xml?>", "</", "<",
        ">", "&", "&amp;", "&#10;", "&#xD;", "&unknown;", "<see cref=\"System.String\"/>", "<include file='/etc/passwd' path='/'/>",
        "\"", "\"\"", "\"\"\"", "'", "\\", "\\\"", "\\\\\"", "\\n", "\\u000a", "\\u2028", "\\x0A", "\\U0000000A", "$\"{", "@\"", "u8",
        "\"); " + Payload + " //", "\")] " + Payload + " //", "{", "}", "{{", "}}", "{0}", "{0:x}", "} }", "(", ")", ";", ",", ")]", "[", "]",
        // Directives.
        "#if false", "\n#line 1 \"x\"\n", "#pragma warning disable", "\n#endif\n", "#region", "#error",
        // What is not seen, turns the direction, or is half a character.
        "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u061C", "\u180E", "\u115F", "\u1160", "\u3164", "\uFFA0",
        "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u202E\u2066 if (admin) \u2069\u2066 // \u2067",
        "\uD800", "\uDC00", "\uDBFF", "\uDFFF", "\uDC00\uD800", "\uFFFE", "\uFFFF", "\uFFFD", "\uE000", "\u0378",
        "\0", "\a", "\b", "\u001B[31m", "\u001B]0;x\a", "\u001A", "\u007F", "\u009B", "\u00A0", "\u3000", "\u2000", "\t", " ",
        "e\u0301", "\u0301", "\u20DD", "😀", "\U0001D400", "\U000E0041", "漢字", "ﷺ", "ǅ", "ı", "İ", "ß", "ŉ", "Ⅷ", "٣", "ª", "ﬁ", "_\u203F",
        // Words of the language, members of records and of everything generated.
        .. Words,
        // What is no name at all, or begins none.
        "0", "9lives", "-", "_", "__", ".", "...", "-.-", "@", "@class", "$", "%", "?", "!", "+", "=", "~", "`", "^", "|", "#", "*", "/",
    ];

    /// <summary>Words that mean something to C#, to records, or to generated code.</summary>
    private static IEnumerable<string> Words =>
    [
        "class", "namespace", "event", "await", "async", "var", "record", "required", "file", "scoped", "field", "nameof", "global", "_", "__arglist",
        "true", "null", "default", "new", "int", "string", "void", "partial", "where", "yield", "value", "get", "set", "init", "with", "index", "other",
        "Clone", "clone", "EqualityContract", "PrintMembers", "ToString", "to.string", "GetHashCode", "Equals", "GetType", "Finalize",
        "MemberwiseClone", "ReferenceEquals", "Deconstruct", "op_Equality", "get_Item", "set_Item", "value__", "<Clone>$", ".ctor", ".cctor", "Item",
        "Configuration", "Additional", "Descriptor", "ValueOf", "ReadFrom", "Supply", "TextOf", "Element", "ElementKey", "Instance", "ProvisionAsync", "Attach", "Secret", "System",
        "Task", "ElementGen", "Option", "ModeOption", "mode", "Mode", "MODE", "mode_option", "mode.option", "Entry", "base.url", "baseUrl", "base_url",
        "oauth", "oauth2", "oauth.api.key", "password", "api.key", "callback.url", "key", "configuration", "elements",
    ];

    /// <summary>Whether people see <paramref name="text"/> as it is and on one line: nothing in it controls, formats, is half or no character at all.</summary>
    public static bool IsPlainLine(string text) => text.All(static c => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    /// <summary>Whether <paramref name="text"/> holds half a surrogate pair.</summary>
    public static bool HoldsHalfCharacter(string text) => Repaired(text) != text;

    /// <summary><paramref name="text"/> with a replacement character for each half of a surrogate pair.</summary>
    public static string Repaired(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));

    /// <summary><paramref name="text"/> as a JSON text in ASCII. A serializer would replace half a character, and that is what must get through.</summary>
    public static string ToJson(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c is >= ' ' and < '\u007F')
                json.Append(c);
            else
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return json.Append('"').ToString();
    }
}
