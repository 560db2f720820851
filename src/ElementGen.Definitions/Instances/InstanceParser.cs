using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>One pass over the text of an instance file.</summary>
internal sealed class InstanceParser
{
    // A text that is wrong everywhere is one mistake, not a million.
    private const int MostProblems = 100;

    private readonly List<InstanceBody> _bodies = [];
    private readonly List<InstanceProblem> _problems = [];
    private bool _sawElement;

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

        // Text behind the end is an error of the reader's own.
        while (reader.Read())
        {
        }
    }

    /// <summary>What was read of a whole text.</summary>
    public InstanceFile ToFile() => new(_bodies, [.. _problems.OrderBy(static problem => problem.Range.Start)], _sawElement);

    /// <summary>What was read of a text that breaks off.</summary>
    public InstanceFile BreakOff(DefinitionProblem fault, bool looksLikeInstance)
    {
        _problems.Add(new InstanceProblem(InstanceProblemKind.NotJson, fault.Message, fault.Range, IsCurlyQuote: fault.IsCurlyQuote));
        _sawElement |= looksLikeInstance;
        return ToFile();
    }

    private void ReadBody(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            ReportNoElement(reader.Token, $"the body of a request must stand here, not {JsonToken.Describe(reader.TokenType)}");
            reader.Skip();
            return;
        }

        var start = reader.Token;
        var body = new BodyBuilder(Report);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            body.ReadProperty(ref reader);

        _sawElement |= body.HasElement;
        if (!body.HasElement)
            ReportNoElement(start, "'element' is missing");

        _bodies.Add(body.Build());
    }

    private void ReportNoElement(ByteRange range, string message) => Report(new InstanceProblem(InstanceProblemKind.NoElement, message, range));

    private void Report(InstanceProblem problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add(problem);
    }
}
