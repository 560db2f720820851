using ElementGen;

namespace Acme.Tenants;

/// <summary>One line at a terminal that counts up.</summary>
/// <param name="expected">How many there will be.</param>
internal sealed class ProgressLine(int expected) : IProgress<EnsureAllProgress>
{
    /// <inheritdoc/>
    public void Report(EnsureAllProgress value)
    {
        var line = $"{value.Total,3} of {expected}: {value.Made} made, {value.Found} found, {value.Adopted} adopted, {value.Failed} failed";
        Console.Write($"\r{line}{(value.Total == expected ? "\n" : "")}");
    }
}
