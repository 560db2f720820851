using System.Text;
using System.Text.Json;

namespace ElementGen.Definitions;

/// <summary>The names that some object's properties go by. Found by their length first: a definition has hundreds of them to look up.</summary>
/// <typeparam name="TMember">What a name stands for; the default value is what no name stands for.</typeparam>
internal sealed class MemberNames<TMember>
    where TMember : struct
{
    private readonly (byte[] Name, TMember Member)[][] _byLength;

    public MemberNames(params IReadOnlyCollection<(string Name, TMember Member)> names)
    {
        _byLength = new (byte[], TMember)[names.Max(static name => name.Name.Length) + 1][];
        for (var length = 0; length < _byLength.Length; length++)
            _byLength[length] = [.. names.Where(name => name.Name.Length == length).Select(static name => (Encoding.ASCII.GetBytes(name.Name), name.Member))];
    }

    /// <summary>What the property stands for at whose name <paramref name="reader"/> stands.</summary>
    public TMember At(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            return AtEscaped(ref reader);

        var length = reader.ValueSpan.Length;
        return length < _byLength.Length ? Find(_byLength[length], ref reader) : default;
    }

    private TMember AtEscaped(ref Utf8JsonReader reader)
    {
        foreach (var names in _byLength)
        {
            foreach (var (name, member) in names)
            {
                if (reader.NameIs(name))
                    return member;
            }
        }

        return default;
    }

    private static TMember Find((byte[] Name, TMember Member)[] names, ref Utf8JsonReader reader)
    {
        foreach (var (name, member) in names)
        {
            if (reader.ValueSpan.SequenceEqual(name))
                return member;
        }

        return default;
    }
}
