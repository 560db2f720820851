using System.Globalization;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>The same on a machine with other settings. They belong to the whole process, so that nothing else may run meanwhile.</summary>
[Collection(nameof(OtherMachineTests))]
[CollectionDefinition(nameof(OtherMachineTests), DisableParallelization = true)]
public class OtherMachineTests
{
    [Theory]
    [InlineData("tr-TR", "Pacific/Kiritimati")] // Another upper case of i.
    [InlineData("fa-IR", "Asia/Kathmandu")] // Another calendar, another minus sign, another decimal separator.
    [InlineData("", "UTC")]
    public void Neither_culture_nor_time_zone_nor_working_directory_counts(string culture, string timeZone)
    {
        var expected = SameEverywhereTests.Texts(Catalogue.Sample.Generate());
        // Texts that were not read before, so that they are read here.
        var project = Catalogue.Sample.Rewrite(static text => text);

        var texts = OnMachine(CultureInfo.GetCultureInfo(culture), timeZone, () => SameEverywhereTests.Texts(project.Generate()));

        Assert.Equal(expected, texts);
    }

    [Fact]
    public void The_settings_are_those_of_another_machine()
    {
        Assert.Equal("İ", OnMachine(CultureInfo.GetCultureInfo("tr-TR"), "UTC", static () => "i".ToUpper(CultureInfo.CurrentCulture)));
        Assert.NotEqual("-1.5", OnMachine(CultureInfo.GetCultureInfo("fa-IR"), "UTC", static () => (-1.5).ToString(CultureInfo.CurrentCulture)));
        Assert.Equal(TimeSpan.FromHours(14), OnMachine(CultureInfo.InvariantCulture, "Pacific/Kiritimati", static () => TimeZoneInfo.Local.BaseUtcOffset));
    }

    private static T OnMachine<T>(CultureInfo culture, string timeZone, Func<T> work)
    {
        var (defaults, timeZoneBefore, directory) = (
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture), Environment.GetEnvironmentVariable("TZ"), Environment.CurrentDirectory);
        var elsewhere = Directory.CreateTempSubdirectory("elementgen-");
        try
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (culture, culture);
            Environment.SetEnvironmentVariable("TZ", timeZone);
            TimeZoneInfo.ClearCachedData();
            Environment.CurrentDirectory = elsewhere.FullName;

            // A new thread begins with the settings of the process.
            var result = default(T)!;
            var thread = new Thread(() => result = work());
            thread.Start();
            thread.Join();
            return result;
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = defaults;
            Environment.SetEnvironmentVariable("TZ", timeZoneBefore);
            TimeZoneInfo.ClearCachedData();
            Environment.CurrentDirectory = directory;
            elsewhere.Delete();
        }
    }
}
