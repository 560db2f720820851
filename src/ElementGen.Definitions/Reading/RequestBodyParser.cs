using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Parses the text of an instance file in one pass.</summary>
internal sealed class RequestBodyParser
{
    // A text that is wrong everywhere must not give a million reports.
    private const int MostProblems = 100;

    private readonly List<RequestBody> _bodies = [];
    private readonly List<RequestBodyProblem> _problems = [];
    private readonly List<RecognizedText> _misplaced = [];
    private OutermostMembers? _current;
    private RecognizedText? _first;
    private ByteRange _start;
    private bool _isList;
    private bool _sawBody;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            _isList = true;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                ReadBody(ref reader);
        }
        else
        {
            ReadBody(ref reader);
        }

        // Throws when anything follows the value.
        while (reader.Read())
        {
        }
    }

    /// <summary>The content that was read.</summary>
    public InstanceContent ToContent() => new(_bodies, [.. _problems.OrderBy(static problem => problem.Range.Start)], _sawBody)
    {
        Recognized = _first ?? default,
        Misplaced = _misplaced,
    };

    /// <summary>Ends the reading at <paramref name="problem"/>, and returns what was read before it.</summary>
    public InstanceContent BreakOff(JsonProblem problem, bool looksLikeBody)
    {
        if (_current is { } broken)
            Recognize(broken);
        _problems.Add(new RequestBodyProblem(
            RequestBodyProblemKind.NotJson, problem.Message, problem.Range, IsCurlyQuote: problem.IsCurlyQuote));
        _sawBody |= looksLikeBody;
        return ToContent();
    }

    private void ReadBody(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            ReportNoElement(reader.Token, $"expected a request body here, not {JsonTokens.Describe(reader.TokenType)}");
            reader.Skip();
            return;
        }

        _start = reader.Token;
        _current = new OutermostMembers();
        var problemsBefore = _problems.Count;
        var body = new RequestBodyBuilder(Report);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            _current.LookAt(reader);
            body.ReadProperty(ref reader);
        }

        _sawBody |= body.LooksLikeBody;
        var isMisplaced = Recognize(_current);
        _current = null;
        // What a body would lack is no problem of an object that is none.
        if (isMisplaced)
            _problems.RemoveRange(problemsBefore, _problems.Count - problemsBefore);
        else if (!body.HasElement)
            ReportNoElement(_start, "'element' is missing");

        _bodies.Add(body.Build() with { IsMisplaced = isMisplaced });
    }

    /// <summary>Whether an object is something else than a body. Of each kind, the first one is kept.</summary>
    private bool Recognize(OutermostMembers members)
    {
        var text = new RecognizedText(members.KindOf(_isList), members.ElementKey, _start, members.HasElementAndConfiguration);
        _first ??= text;
        if (text.Kind is TextKind.Unknown or TextKind.RequestBody)
            return false;

        if (_misplaced.TrueForAll(other => other.Kind != text.Kind))
            _misplaced.Add(text);
        return true;
    }

    private void ReportNoElement(ByteRange range, string message) =>
        Report(new RequestBodyProblem(RequestBodyProblemKind.NoElement, message, range));

    private void Report(RequestBodyProblem problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
    }
}
