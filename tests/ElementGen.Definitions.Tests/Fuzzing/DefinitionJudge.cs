using System.Text.Json;
using ElementGen.HostileDefinitions;

namespace ElementGen.Definitions.Tests.Fuzzing;

/// <summary>What holds of every text that is read as a definition, whatever it is.</summary>
internal static class DefinitionJudge
{
    private const int MostProblems = 101;
    private const int LongestMessage = 300;

    /// <summary>Reads <paramref name="utf8"/>, and fails unless it ends in a model or in positioned problems.</summary>
    public static DefinitionContent Read(byte[] utf8)
    {
        var file = DefinitionReader.Read(utf8);
        var text = WithoutByteOrderMark(utf8);
        Assert.Equal(IsJson(text), !file.IsBroken);
        Assert.True(file.Problems.Count > 0 || file.Definitions.Count > 0, "Neither a model nor a problem.");
        JudgeProblems(text, [.. file.Problems.Select(static problem => (problem.Range, problem.Message))]);
        foreach (var located in file.Definitions)
            JudgeDefinition(text, located, file.IsBroken);

        JudgeQuotes(text);
        JudgeEqual(file, DefinitionReader.Read(utf8));
        return file;
    }

    /// <summary>Fails unless each problem has a place in <paramref name="text"/>, in order, and a message of one bounded line.</summary>
    public static void JudgeProblems(ReadOnlySpan<byte> text, IReadOnlyList<(ByteRange Range, string Message)> problems)
    {
        Assert.True(problems.Count <= MostProblems, $"{problems.Count} problems.");
        var last = 0;
        foreach (var (range, message) in problems)
        {
            JudgeRange(text, range);
            Assert.True(range.Start >= last, "Problems are not in the text's order.");
            Assert.True(message.Length is > 0 and <= LongestMessage && HostileText.IsPlainLine(message), $"Message: {message}");
            last = range.Start;
        }
    }

    /// <summary>Fails unless <paramref name="range"/> lies in <paramref name="text"/>, and splits no character.</summary>
    public static void JudgeRange(ReadOnlySpan<byte> text, ByteRange range)
    {
        Assert.True(range.Start >= 0 && range.Length >= 0 && range.End <= text.Length, $"{range} is outside the text.");
        if (System.Text.Unicode.Utf8.IsValid(text))
            Assert.True(IsBoundary(text, range.Start) && IsBoundary(text, range.End), $"{range} splits a character.");
    }

    /// <summary>Fails unless what stands in <paramref name="text"/> at <paramref name="range"/> is the JSON text <paramref name="expected"/>, perhaps with white space around it.</summary>
    public static void JudgeText(ReadOnlySpan<byte> text, ByteRange range, string expected)
    {
        JudgeRange(text, range);
        var reader = new Utf8JsonReader(text.Slice(range.Start, range.Length));
        Assert.True(reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } found && (found == expected || RequiredText.WithoutBlanks(found) == expected), $"'{expected}' does not stand at {range}.");
    }

    /// <summary><paramref name="utf8"/> as places in it are counted.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(byte[] utf8) => JsonText.WithoutByteOrderMark(utf8);

    private static void JudgeDefinition(ReadOnlySpan<byte> text, LocatedDefinition located, bool mayHaveNoKey)
    {
        var definition = located.Definition;
        if (definition.Key.Length > 0)
            JudgeText(text, located.KeyRange, definition.Key);
        else
            Assert.True(mayHaveNoKey, "A whole element has no key.");

        Assert.Equal(definition.Entries.Count, located.Entries.Count);
        for (var i = 0; i < located.Entries.Count; i++)
        {
            JudgeText(text, located.Entries[i].Key, definition.Entries[i].Key);
            JudgeRange(text, located.Entries[i].Type);
        }

        JudgeNames(definition);
    }

    private static void JudgeNames(ElementDefinition definition)
    {
        var requirements = EntryFacts.Of(definition);
        Assert.Equal(requirements.Length, requirements.Select(static requirement => requirement.Key).Distinct(StringComparer.Ordinal).Count());
        var named = EntryNames.Of(definition);
        Assert.Equal(definition.Entries.AsSpan().ToArray().Count(static entry => entry.IsOpenToCallers), named.Count);
        JudgeIdentifiers([.. named.Select(static entry => entry.Property), .. named.Where(static entry => entry.Kind == EntryKind.Choice).Select(static entry => entry.OptionType)]);
        foreach (var entry in named)
            JudgeIdentifiers([.. entry.Options.AsSpan().ToArray().Select(static option => option.Member)]);

        Assert.All(EntryNames.FindCollisions(definition), collision => Assert.InRange(collision.Second.Position, 1, definition.Entries.Count - 1));
    }

    private static void JudgeIdentifiers(string[] names)
    {
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        foreach (var name in names)
        {
            Assert.True(
                name.Length is > 0 and <= 300
                && name.All(static c => c == '_' || CSharpIdentifier.IsLetterOrDigit(c))
                && (name[0] == '_' || CSharpIdentifier.CanStart(name[0])),
                $"Name: {name}");
        }
    }

    // Quotes that are straightened lead further, or the text is read to its end.
    private static void JudgeQuotes(ReadOnlySpan<byte> text)
    {
        var quotes = CurlyQuotes.FindBreaking(text, CancellationToken.None);
        if (quotes.Count == 0)
            return;

        var straight = text.ToArray();
        foreach (var quote in quotes)
        {
            JudgeRange(text, quote);
            Assert.Equal(3, quote.Length);
            straight.AsSpan(quote.Start, quote.Length).Fill((byte)' ');
            straight[quote.Start] = (byte)'"';
        }

        Assert.True(BreakOf(straight) > BreakOf(text), "Straight quotes lead no further.");
    }

    private static int BreakOf(ReadOnlySpan<byte> text) =>
        DefinitionReader.Read(text).Problems.FirstOrDefault(static problem => problem.Kind == DefinitionProblemKind.NotJson)?.Range.Start ?? int.MaxValue;

    private static void JudgeEqual(DefinitionContent first, DefinitionContent second)
    {
        Assert.Equal(first.LooksLikeDefinition, second.LooksLikeDefinition);
        Assert.Equal(first.Problems, second.Problems);
        Assert.Equal(first.Definitions.Count, second.Definitions.Count);
        for (var i = 0; i < first.Definitions.Count; i++)
        {
            var (one, other) = (first.Definitions[i], second.Definitions[i]);
            Assert.True(one.Definition.Equals(other.Definition) && one.Definition.GetHashCode() == other.Definition.GetHashCode(), "Two readings differ.");
            Assert.True(one.KeyRange == other.KeyRange && one.Entries.SequenceEqual(other.Entries), "The places of two readings differ.");
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 64 });
            JsonDocument.ParseValue(ref reader).Dispose();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsBoundary(ReadOnlySpan<byte> text, int offset) => offset == text.Length || (text[offset] & 0xC0) != 0x80;
}
