using System.Diagnostics;
using ElementGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>Two projects on disk with the same classes: one has them generated, the other has what was generated as its own source.</summary>
internal sealed class BuiltConsumers : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elementgen-builds-");

    public BuiltConsumers(int classes)
    {
        var project = Projects.ElementGen(classes);
        Write(Generated, project, compilerPart: true);
        Write(Plain, project, compilerPart: false);
        foreach (var source in project.NewDriver().RunGenerators(project.Compilation).GetRunResult().Results.Single().GeneratedSources)
            File.WriteAllText(Path.Combine(Plain, source.HintName), source.SourceText.ToString());

        foreach (var consumer in (ReadOnlySpan<string>)[Generated, Plain])
            Dotnet(consumer, "restore");
    }

    private string Generated => Path.Combine(_folder.FullName, "generated");

    private string Plain => Path.Combine(_folder.FullName, "plain");

    /// <summary>Builds one of them from the beginning, but for restoring packages.</summary>
    /// <returns>The processor time that it took, in seconds.</returns>
    public double Build(bool isGenerated)
    {
        var before = ChildTime.Seconds();
        Dotnet(isGenerated ? Generated : Plain, "build", "--no-restore", "--no-incremental", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        return ChildTime.Seconds() - before;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Write(string folder, GeneratorProject project, bool compilerPart)
    {
        Directory.CreateDirectory(Path.Combine(folder, "elements"));
        foreach (var (type, i) in project.Types.Select(static (type, i) => (type, i)))
            File.WriteAllText(Path.Combine(folder, $"Type{i}.cs"), type);
        foreach (var file in project.Files)
            File.WriteAllText(Path.Combine(folder, "elements", Path.GetFileName(file.Path)), file.Content);

        // What the package does to a project, done to its output: the same targets, the same assemblies.
        var analyzers = string.Concat(Locations.PackedCompilerPart.Select(static file => $"""<Analyzer Include="{file}" />"""));
        var targets = Path.Combine(Locations.Root, "src", "ElementGen", "buildTransitive", "ElementGen");
        var import = $"""<Import Project="{targets}.props" /><Import Project="{targets}.targets" />""";
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(ElementInstanceAttribute).Assembly.Location}" />
                {(compilerPart ? analyzers : "")}
              </ItemGroup>
              {(compilerPart ? import : "")}
            </Project>
            """);
    }

    private static void Dotnet(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
