using ElementGen.HostileDefinitions;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>Definitions with hostile text in every place that takes one.</summary>
internal static class HostileDefinition
{
    /// <summary>
    /// A definition of the element <paramref name="key"/> whose names are fixed, with <paramref name="label"/>'s text in every place that leads to none. The text is asked for by the
    /// place; it may be anything that is not white space.
    /// </summary>
    public static string WithLabels(string key, Func<string, string> label)
    {
        string Text(string place) => HostileText.ToJson(label(place));

        return $$"""
            {
              "id": {{Text("id")}}, "key": "{{key}}", "name": {{Text("name")}}, "description": {{Text("description")}}, "hub": {{Text("hub")}},
              "authentication": { "type": {{Text("authentication")}}, {{Text("unknown")}}: {{Text("unknown.value")}} }, "typeOauth": {{Text("typeOauth")}},
              "configDescription": {{Text("configDescription")}}, "signupURL": {{Text("signupURL")}}, "active": {{Text("active")}},
              "deleted": {{Text("deleted")}}, "image": {{Text("image")}}, "resources": [ { "path": {{Text("path")}}, {{Text("resource")}}: 1 } ],
              "configuration": [
                {
                  "key": "user.name", "name": {{Text("user.name")}}, "description": {{Text("user.description")}}, "type": {{Text("user.type")}},
                  "required": true, "displayOrder": {{Text("user.displayOrder")}}, "groupName": {{Text("user.groupName")}}, {{Text("entry")}}: 1
                },
                {
                  "key": "site.url", "name": {{Text("site.name")}}, "type": "TEXTFIELD_32", "required": "true", "hideFromConsole": true,
                  "defaultValue": {{Text("site.defaultValue")}}, "internal": {{Text("site.internal")}}, "active": {{Text("site.active")}}
                },
                { "key": "secret", "name": {{Text("secret.name")}}, "description": {{Text("secret.description")}}, "type": "PASSWORD", "groupName": "one" },
                {
                  "key": "mode", "name": {{Text("mode.name")}}, "description": {{Text("mode.description")}}, "type": "COMBO", "defaultValue": "one",
                  "options": [
                    { "value": "one", "description": {{Text("one")}} }, { "value": "two", "description": {{Text("two")}}, {{Text("option")}}: 1 }, "three"
                  ]
                },
                { "key": "flag", "name": {{Text("flag.name")}}, "type": "BOOLEAN", "defaultValue": {{Text("flag.defaultValue")}} },
                { "key": "gone", "name": {{Text("gone.name")}}, "active": false, "type": {{Text("gone.type")}} },
                {
                  "key": "control", "name": {{Text("control.name")}}, "type": "COMBO", "internal": true, "hideFromConsole": true, "defaultValue": "one",
                  "options": [ { "value": "one", "description": {{Text("control.one")}} } ]
                }
              ]
            }
            """;
    }

    /// <summary>A definition of the element <paramref name="key"/> with <paramref name="entries"/>; what is shown to people is plain.</summary>
    public static string WithNames(string key, IEnumerable<NamedEntry> entries)
    {
        var configuration = string.Join(",\n", entries.Select(static entry => $$"""
            {
              "key": {{HostileText.ToJson(entry.Key)}}, "name": "x", "type": "{{entry.Type}}", "required": {{(entry.IsRequired ? "true" : "false")}},
              "options": [{{string.Join(", ", entry.Options.Select(HostileText.ToJson))}}]
            }
            """));
        return $$"""{ "key": {{HostileText.ToJson(key)}}, "name": "x", "configuration": [{{configuration}}] }""";
    }

    /// <summary>An entry that a name is made for.</summary>
    internal sealed record NamedEntry(string Key, string Type, bool IsRequired, IReadOnlyList<string> Options)
    {
        private const int LongestValue = 1_000;

        /// <summary>
        /// The values that get a member of an enum: of two that are the same, one, and none that is too long. Half a character is read as one that
        /// stands for it.
        /// </summary>
        public IEnumerable<string> Values =>
            Options.Select(HostileText.Repaired).Where(static value => value.Length is > 0 and <= LongestValue).Distinct(StringComparer.Ordinal);

        /// <summary>Whether an enum stands for the options.</summary>
        public bool IsChoice => Type == "COMBO" && Values.Any();
    }
}
