using CsCheck;
using ElementGen.HostileDefinitions;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>Makes hostile texts, and says how many are tried.</summary>
internal static class HostileTexts
{
    /// <summary>The environment variable with the number of hostile definitions that each property is tried with.</summary>
    private const string CountVariable = "ELEMENTGEN_HOSTILE_DEFINITIONS";

    /// <summary>Any character at all, halves of characters among them.</summary>
    private static readonly Gen<string> Characters = Gen.String[Gen.Char['\0', '\uFFFF'], 1, 8];

    private static readonly Gen<string> Atoms = Gen.OneOf([.. HostileText.Atoms]);

    private static readonly Gen<string> Repeated = Gen.Select(Atoms, Gen.Int[2, 40])
        .Select(static (atom, times) => string.Concat(Enumerable.Repeat(atom, times)));

    private static readonly Gen<string> Letters = Gen.String[Gen.Char['a', 'z'], 1, 8];

    private static readonly Gen<string> Long = Gen.Select(Atoms, Gen.Int[300, 3_000])
        .Select(static (atom, length) => string.Concat(Enumerable.Repeat(atom, length / atom.Length)));

    /// <summary>A text of one to six hostile pieces.</summary>
    public static Gen<string> Any { get; } =
        Gen.Frequency((12, (IGen<string>)Atoms), (3, Characters), (2, Repeated), (4, Letters)).Array[1, 6].Select(string.Concat);

    /// <summary>The same, and now and then a text of thousands of characters.</summary>
    public static Gen<string> AnyLength { get; } = Gen.Frequency((30, (IGen<string>)Any), (1, Long));

    /// <summary>
    /// Tries <paramref name="property"/> with many of what <paramref name="gen"/> makes, several at a time; fails with as few as it does not hold
    /// for, and with the seed that leads to them.
    /// </summary>
    public static void HoldInBatches<T>(this Gen<T> gen, Action<T[]> property, Func<T, string> print)
    {
        gen.Array[1, HostileProject.Most].Sample(
            property,
            iter: Math.Max(2, FuzzRun.Number(CountVariable, otherwise: 100) * 2 / HostileProject.Most),
            threads: 1,
            print: batch => string.Join('\n', batch.Select(print)));
    }
}
