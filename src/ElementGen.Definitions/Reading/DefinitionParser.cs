using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Parses the text of a definition file in one pass. It keeps what it has read when the text breaks off.</summary>
internal sealed class DefinitionParser
{
    // A text that is wrong everywhere must not give a million reports.
    private const int MostProblems = 100;

    private readonly List<LocatedDefinition> _definitions = [];
    private readonly List<DefinitionProblem> _problems = [];
    private ElementBuilder? _unfinished;

    /// <summary>Whether some object had a key and a list of entries.</summary>
    public bool SawElement { get; private set; }

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = reader.Token;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadElement(ref reader, isWholeText: true);
                break;
            case JsonTokenType.StartArray:
                ReadElements(ref reader);
                break;
            default:
                Report(reader.Token, $"expected an object here, not {JsonTokens.Describe(reader.TokenType)}");
                break;
        }

        // Throws when anything follows the value.
        while (reader.Read())
        {
        }

        if (_definitions.Count == 0 && _problems.Count == 0)
            Report(start, "the list of elements is empty");
    }

    /// <summary>Ends the reading at <paramref name="problem"/>, and keeps what was read of the unfinished element.</summary>
    public void BreakOff(JsonProblem problem)
    {
        if (_unfinished?.Build() is { } definition)
            _definitions.Add(definition);

        _problems.Add(new DefinitionProblem(DefinitionProblemKind.NotJson, problem.Message, problem.Range, problem.IsCurlyQuote));
    }

    /// <summary>The content that was read.</summary>
    public DefinitionContent ToContent(bool looksLikeDefinition) =>
        new(_definitions, _problems.Count == 0 ? [] : InOrder(_problems), looksLikeDefinition || SawElement);

    private static DefinitionProblem[] InOrder(List<DefinitionProblem> problems) =>
        [.. problems.OrderBy(static problem => problem.Range.Start)];

    private void ReadElements(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadElement(ref reader, isWholeText: false);
            }
            else
            {
                Report(reader.Token, $"expected an element here, not {JsonTokens.Describe(reader.TokenType)}");
                reader.Skip();
            }
        }
    }

    private void ReadElement(ref Utf8JsonReader reader, bool isWholeText)
    {
        var start = reader.Token;
        var element = new ElementBuilder(Report);
        ByteRange? account = null;
        _unfinished = element;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (isWholeText && account is null && !element.HasConfiguration && reader.NameIs("elements"u8))
            {
                account = ReadAccount(ref reader);
                _unfinished = element;
            }
            else
            {
                // A configuration after "elements" shows that this is an element with a property of that name, and not an account.
                if (account is { } elements && reader.NameIs("configuration"u8))
                {
                    Forget(elements);
                    account = null;
                }

                element.ReadProperty(ref reader);
            }
        }

        _unfinished = null;
        if (account is not null)
            return;

        SawElement |= element.LooksLikeDefinition;
        if (element.Complete(start) is { } definition)
            _definitions.Add(definition);
    }

    // Reads the elements of an account and returns their range; null when the value is something else.
    private ByteRange? ReadAccount(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var start = (int)reader.TokenStartIndex;
        ReadElements(ref reader);
        return new ByteRange(start, (int)reader.BytesConsumed - start);
    }

    private void Forget(ByteRange elements)
    {
        _definitions.Clear();
        _problems.RemoveAll(problem => problem.Range.Start >= elements.Start && problem.Range.End <= elements.End);
        SawElement = false;
    }

    private void Report(ByteRange range, string message)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(new DefinitionProblem(DefinitionProblemKind.NotAnElement, message, range));
    }
}
