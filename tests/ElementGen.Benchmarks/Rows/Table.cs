using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ElementGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Benchmarks.Rows;

/// <summary>Measures rows and writes them as a Markdown table, with the machine and the versions.</summary>
internal static class Table
{
    private static readonly RowGroup[] Groups =
    [
        new GenerationRows(),
        new PartRows(),
        new FirstRunRows(),
        new DefinitionRows(),
        new CatalogRows(),
        new GrowthRows(),
        new TextRows(),
        new AnalysisRows(),
        new BuildRows(),
        new RuntimeRows(),
        new ProvisioningRows(),
        new LocalPlatformRows(),
    ];

    /// <summary>Measures the groups that are named, or all; writes the whole table to the results' folder, any to the console.</summary>
    /// <returns>0 when every target was met.</returns>
    public static int Make(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(static name => Groups.All(group => group.Name != name)) is { } unknown)
        {
            Console.Error.WriteLine($"There are no rows called '{unknown}'. There are: {string.Join(", ", Groups.Select(static group => group.Name))}.");
            return 2;
        }

        var started = System.Diagnostics.Stopwatch.StartNew();
        var rows = new List<Row>();
        foreach (var group in Groups.Where(group => names.Count == 0 || names.Contains(group.Name)))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started.Elapsed:mm\\:ss} measuring: {group.Name} …"));
            rows.AddRange(group.Measure());
        }

        var table = Write(rows);
        Console.WriteLine(table);
        if (names.Count == 0)
        {
            Directory.CreateDirectory(Locations.Results);
            File.WriteAllText(Path.Combine(Locations.Results, "README.md"), Page(table));
        }

        return rows.Any(static row => row.Verdict is Verdict.Missed) ? 1 : 0;
    }

    private static string Page(string table) => $"""
        # What ElementGen costs

        Written by `dotnet run -c Release --project tests/ElementGen.Benchmarks -- --table`. Where a target is missed:
        [where the time goes](Limits.md). What long fuzz and mutation runs found: [long runs](LongRuns.md).

        {table}
        ## How it grows

        ![with classes](growth-classes.svg) ![with the entries of a definition](growth-entries.svg) ![with definitions that no class names](growth-definitions.svg)

        """;

    private static string Write(List<Row> rows)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"Measured on {Machine()}: .NET {Environment.Version}, Roslyn {VersionOf(typeof(CSharpCompilation))}, ElementGen {VersionOf(typeof(ElementsClient))}.");
        table.AppendLine("A ratio is the median of the rounds, followed by its 95 % confidence interval within this run. *Too noisy*: the interval includes the target.");
        table.AppendLine();
        table.AppendLine("| what | target | measured | reached |");
        table.AppendLine("|---|---|---|---|");
        foreach (var row in rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.What} | {row.Target} | {row.Measured} | {row.Verdict switch
            {
                Verdict.Met => "yes",
                Verdict.Missed => "**no**",
                Verdict.TooNoisy => "*too noisy*",
                _ => "",
            }} |");
        }

        return table.ToString();
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ProcessorName()}, {Environment.ProcessorCount} logical processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB, {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}");

    private static string ProcessorName() =>
        BenchmarkDotNet.Environments.HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? "a processor without a name";

    private static string VersionOf(Type type) => FileVersion(type.Assembly.Location);

    private static string FileVersion(string path) => System.Diagnostics.FileVersionInfo.GetVersionInfo(path).ProductVersion!.Split('+')[0];
}
