using System.Globalization;

namespace ElementGen.Tests;

/// <summary>How much a campaign tries: a little in each test run, and more where an environment variable asks for it.</summary>
public static class CampaignSize
{
    public const string SeedVariable = "ELEMENTGEN_FUZZ_SEED";

    public static int Seed { get; } = NumberIn(SeedVariable) ?? 2026;

    public static int Of(string variable, int usual) => NumberIn(variable) ?? usual;

    private static int? NumberIn(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
