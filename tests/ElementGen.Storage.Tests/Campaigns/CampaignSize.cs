using System.Globalization;

namespace ElementGen.Storage.Tests.Campaigns;

/// <summary>How much a campaign tries: little in every test run, more when an environment variable asks for it.</summary>
internal static class CampaignSize
{
    /// <summary>The number in an environment variable.</summary>
    public static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
