namespace ElementGen.Tests;

/// <summary>
/// Decides what happens in a world. Small numbers are harmless, and when the numbers are over everything goes well: so a shorter schedule,
/// or one with smaller numbers, is a simpler one.
/// </summary>
public sealed class Dice(byte[] numbers)
{
    private int _next;

    public bool AreOver => _next >= numbers.Length;

    /// <summary>From now on everything goes well.</summary>
    public void End() => _next = numbers.Length;

    public byte Next() => _next < numbers.Length ? numbers[_next++] : (byte)0;

    /// <summary>A time between none and the longest.</summary>
    public TimeSpan Time(TimeSpan longest) => longest * (Next() / 255.0);
}
