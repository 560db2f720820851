namespace ElementGen.Definitions;

/// <summary>Says of a text that lies in the wrong file what it is, and what to do next. No message quotes a value of the text.</summary>
internal static class MisplacedText
{
    /// <summary>ELG0101 or ELG0102 for a definition file that holds something else; null when it may hold a definition.</summary>
    /// <param name="content">The file's content.</param>
    /// <param name="file">The file.</param>
    public static Finding? InDefinitionFile(DefinitionContent content, DefinitionFile file)
    {
        var text = content.Recognized;
        if (DefinitionAdvice(text, KeyFor(text, file.Key)) is not { } advice)
            return null;

        if (content.Problems.FirstOrDefault(static problem => problem.Kind == DefinitionProblemKind.NotJson) is not { } problem)
            return FileRules.DefinitionWithoutElement.At(text.Start, advice);

        return text.IsJson
            ? FileRules.DefinitionNotJson.At(problem.Range, $"{problem.Message}; {advice}") with { IsCurlyQuote = problem.IsCurlyQuote }
            : FileRules.DefinitionNotJson.At(text.Start, advice);
    }

    /// <summary>ELG0301 for an instance file that is broken and holds something else; null when it may hold request bodies.</summary>
    /// <param name="content">The file's content.</param>
    public static Finding? InBrokenInstanceFile(InstanceContent content)
    {
        var text = content.Recognized;
        if (content.Problems.FirstOrDefault(static problem => problem.Kind == RequestBodyProblemKind.NotJson) is not { } problem
            || InstanceAdvice(text) is not { } advice)
        {
            return null;
        }

        return text.IsJson
            ? FileRules.InstanceNotJson.At(problem.Range, $"{problem.Message}; {advice}") with { IsCurlyQuote = problem.IsCurlyQuote }
            : FileRules.InstanceNotJson.At(text.Start, advice);
    }

    /// <summary>ELG0306 for each kind of object in an instance file that is something else than a request body.</summary>
    /// <param name="content">The file's content.</param>
    public static IEnumerable<Finding> InInstanceFile(InstanceContent content)
    {
        foreach (var text in content.Misplaced)
        {
            if (InstanceAdvice(text) is { } advice)
                yield return FileRules.InstanceOfUnknownElement.At(text.Start, advice);
        }
    }

    // In a folder of exports, every file is called element.json.
    private static string KeyFor(RecognizedText text, string fileKey) =>
        MessageText.Printable(text.ElementKey ?? (fileKey is "" or "element" ? "{key}" : fileKey));

    private static string? DefinitionAdvice(RecognizedText text, string key)
    {
        var download = $"get the definition by GET /elements/{key}";
        return text.Kind switch
        {
            TextKind.RequestBody => $"this is the body of a request; call it {key}.instance.json, and {download}",
            TextKind.Answer =>
                $"this is an answer of the platform about an instance; keep its token in a store, not in this file, and {download}",
            TextKind.EntryList => $"these are the entries of an element without the element; {download}",
            TextKind.PlatformError =>
                $"this is an error that was answered, not a definition; put right what its message says, and {download}",
            TextKind.WebPage =>
                $"this is a web page, such as a login page; check the address and the authorization of the request, and {download}",
            TextKind.Xml => $"this is XML, not JSON; {download} with the header Accept: application/json",
            TextKind.Yaml => $"this is YAML; write it as JSON, or {download}",
            TextKind.Command => "this is a command; run it, and save the JSON that it prints",
            _ => AdviceOnAnyFile(text.Kind),
        };
    }

    private static string? InstanceAdvice(RecognizedText text) => text.Kind switch
    {
        TextKind.Definition =>
            $"this is the definition of an element; call it {KeyFor(text, "")}.element.json, and write the body of a request here",
        TextKind.Answer => "this is an answer of the platform; keep its token in a store, and write the body of a request here",
        TextKind.EntryList => "these are the entries of an element; write the body of a request here, with a value for each key",
        TextKind.PlatformError =>
            "this is an error that was answered; put right what its message says, and write the body of a request here",
        TextKind.WebPage => "this is a web page, such as a login page; write the body of a request here",
        TextKind.Xml => "this is XML; write the body of a request as JSON",
        TextKind.Yaml => "this is YAML; write the body of a request as JSON",
        TextKind.Command => "this is a command; keep only the JSON that it sends",
        _ => AdviceOnAnyFile(text.Kind),
    };

    private static string? AdviceOnAnyFile(TextKind kind) => kind switch
    {
        TextKind.HttpMessage => "this begins with HTTP headers; keep only the JSON after them",
        TextKind.CodeBlock => "this is a code block of Markdown; keep only the JSON between the lines with ```",
        TextKind.Utf16 => "the file is UTF-16 without a byte-order mark; save it as UTF-8",
        _ => null,
    };
}
