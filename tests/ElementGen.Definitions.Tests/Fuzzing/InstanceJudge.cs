using ElementGen.HostileDefinitions;

namespace ElementGen.Definitions.Tests.Fuzzing;

/// <summary>What holds of every text that is read as an instance file, whatever it is.</summary>
internal static class InstanceJudge
{
    /// <summary>Reads <paramref name="utf8"/>, judges what it holds by <paramref name="elements"/>, and says how it was read.</summary>
    public static string Read(byte[] utf8, IReadOnlyDictionary<string, ElementDefinition> elements)
    {
        var file = RequestBodyReader.Read(utf8);
        var text = DefinitionJudge.WithoutByteOrderMark(utf8);
        Assert.True(file.Problems.Count > 0 || file.Bodies.Count > 0 || text.IndexOf((byte)'[') >= 0, "Neither a body nor a problem.");
        DefinitionJudge.JudgeProblems(text, [.. file.Problems.Select(static problem => (problem.Range, problem.Message))]);
        var findings = new FindingList();
        foreach (var body in file.Bodies)
        {
            JudgeBody(text, body);
            if (elements.GetValueOrDefault(body.ElementKey ?? "") is { } element)
                RequestBodyCheck.Check(body, element, [], findings);
        }

        foreach (var finding in findings.InOrder())
        {
            DefinitionJudge.JudgeRange(text, finding.Range);
            Assert.NotEmpty(finding.Message);
        }

        JudgeEqual(file, RequestBodyReader.Read(utf8));
        return Behaviour.Of(file, findings.InOrder());
    }

    private static void JudgeBody(ReadOnlySpan<byte> text, RequestBody body)
    {
        if (body.ElementKey is { } key)
            DefinitionJudge.JudgeText(text, body.ElementKeyRange, key);

        DefinitionJudge.JudgeRange(text, body.ElementRange);
        DefinitionJudge.JudgeRange(text, body.ConfigurationRange ?? default);
        foreach (var value in body.Values)
        {
            DefinitionJudge.JudgeRange(text, value.KeyRange);
            DefinitionJudge.JudgeRange(text, value.ValueRange);
            Assert.False(HostileText.HoldsHalfCharacter(value.Key), "A key holds half a character.");
        }
    }

    private static void JudgeEqual(InstanceContent first, InstanceContent second)
    {
        Assert.Equal(first.LooksLikeBody, second.LooksLikeBody);
        Assert.Equal(first.Problems, second.Problems);
        Assert.Equal(
            first.Bodies.Select(static body => (body.ElementKey, body.ElementRange, body.ConfigurationRange, body.HasExternalAuthentication)),
            second.Bodies.Select(static body => (body.ElementKey, body.ElementRange, body.ConfigurationRange, body.HasExternalAuthentication)));
        Assert.Equal(first.Bodies.SelectMany(static body => body.Values), second.Bodies.SelectMany(static body => body.Values));
    }
}
