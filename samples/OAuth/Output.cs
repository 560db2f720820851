namespace Acme.Files;

/// <summary>What the sample prints.</summary>
internal static class Output
{
    /// <summary>Prints a step.</summary>
    /// <param name="step">What was done; "" for more about the step before.</param>
    /// <param name="text">What came of it.</param>
    public static void Print(string step, string text) => Console.WriteLine($"{step,-12} {text}");
}
