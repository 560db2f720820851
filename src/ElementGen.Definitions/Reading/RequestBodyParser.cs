using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>Parses the text of an instance file in one pass.</summary>
internal sealed class RequestBodyParser
{
    // A text that is wrong everywhere must not give a million reports.
    private const int MostProblems = 100;

    private readonly List<RequestBody> _bodies = [];
    private readonly List<RequestBodyProblem> _problems = [];
    private bool _sawBody;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
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
    public InstanceContent ToContent() => new(_bodies, [.. _problems.OrderBy(static problem => problem.Range.Start)], _sawBody);

    /// <summary>Ends the reading at <paramref name="problem"/>, and returns what was read before it.</summary>
    public InstanceContent BreakOff(JsonProblem problem, bool looksLikeBody)
    {
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

        var start = reader.Token;
        var body = new RequestBodyBuilder(Report);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            body.ReadProperty(ref reader);

        _sawBody |= body.LooksLikeBody;
        if (!body.HasElement)
            ReportNoElement(start, "'element' is missing");

        _bodies.Add(body.Build());
    }

    private void ReportNoElement(ByteRange range, string message) =>
        Report(new RequestBodyProblem(RequestBodyProblemKind.NoElement, message, range));

    private void Report(RequestBodyProblem problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
    }
}
