using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ElementGen.Definitions;
using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>A project of fuzzed files, with a class for each element that they define.</summary>
internal sealed class FuzzedProject
{
    private readonly StringBuilder _source = new("using ElementGen;\n");
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly bool _hasRequiredMembers;
    private Consumer _project;

    private FuzzedProject(bool hasRequiredMembers)
    {
        _hasRequiredMembers = hasRequiredMembers;
        _project = new Consumer
        {
            Properties = ImmutableDictionary<string, string>.Empty.Add("ElementGenRequiredMembers", hasRequiredMembers ? "true" : "false"),
        };
    }

    /// <summary>Generates and analyzes a project of <paramref name="files"/>, and fails when anything throws or does not compile.</summary>
    public static FuzzedOutcome Judge(IReadOnlyList<FuzzedFile> files)
    {
        var project = new FuzzedProject(files[0].Index % 2 == 0);
        foreach (var file in files)
            project.Add(file);

        var run = project._project.With(project._source.ToString()).Generate();
        HostileProject.JudgeText(run);
        Assert.Equal(project._keys.Count, run.Result.GeneratedSources.Length);
        Assert.Empty(run.EmitDiagnostics());
        var reports = run.Analyze();
        Assert.All(reports, static report => Assert.True(HostileText.IsPlainLine(report.Message), HostileText.ToJson(report.Message)));
        return new FuzzedOutcome(
            [.. files.Select(file => string.Join(' ', reports.Where(report => IsIn(file, report)).Select(static report => report.Id).Distinct()))],
            run.Result.GeneratedSources.Count(static source => source.SourceText.ToString().Contains("ElementEntry(", StringComparison.Ordinal)));
    }

    private static bool IsIn(FuzzedFile file, Report report) => report.Place.StartsWith(file.Path + "(", StringComparison.Ordinal);

    private void Add(FuzzedFile file)
    {
        var text = file.IsInstance ? file.Text : WithKeyOfItsOwn(file);
        _project = _project.WithFile(file.Path, text, foundByPlace: file.Index % 3 == 0, kind: file.IsInstance ? "Instance" : "Definition");
        if (file.IsInstance)
            return;

        AddClass(file.Index.ToString(CultureInfo.InvariantCulture));
        foreach (var located in DefinitionReader.Read(Encoding.UTF8.GetBytes(text)).Definitions.Take(3))
            AddClass(located.Definition.Key);
    }

    // Mostly, since of the definitions of one element a project takes one.
    private static string WithKeyOfItsOwn(FuzzedFile file)
    {
        var text = file.Text.TrimStart('\uFEFF');
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (file.Index % 4 == 0 || DefinitionReader.Read(utf8).Definitions is not [{ Definition.Key.Length: > 0, KeyRange: var key }, ..])
            return file.Text;

        return Encoding.UTF8.GetString([.. utf8[..key.Start], .. Encoding.UTF8.GetBytes($"\"fuzz.{file.Index}\""), .. utf8[key.End..]]);
    }

    // Without its key a class has one error of its own, and compiles all the same.
    private void AddClass(string key)
    {
        if (!_keys.Add(key))
            return;

        var literal = SymbolDisplay.FormatLiteral(key, quote: true);
        _source.Append(CultureInfo.InvariantCulture, $"[ElementInstance({literal})] public partial class Fuzz{_keys.Count};\n");
        if (!_hasRequiredMembers)
        {
            _source.Append(CultureInfo.InvariantCulture, $$"""
                public static class Use{{_keys.Count}}
                {
                    public static object Empty() => new Fuzz{{_keys.Count}}.Configuration();
                    public static object Other() => new Fuzz{{_keys.Count}}.Configuration
                    {
                        Additional = new System.Collections.Generic.Dictionary<string, string> { ["a"] = "" },
                    };
                }

                """);
        }
    }
}

/// <summary>What came of a project of fuzzed files.</summary>
/// <param name="Reports">The rules that were broken in each file.</param>
/// <param name="Described">How many classes have entries.</param>
internal sealed record FuzzedOutcome(IReadOnlyList<string> Reports, int Described);

/// <summary>A fuzzed file of a project.</summary>
/// <param name="Index">Its number, from which its path and what else differs between files follow.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="IsInstance">Whether it is an instance file, not a definition.</param>
internal sealed record FuzzedFile(int Index, byte[] Bytes, bool IsInstance)
{
    /// <summary>Where it lies in the project.</summary>
    public string Path => FormattableString.Invariant($"elements/{Index}.{(IsInstance ? "instance.json" : Index % 2 == 0 ? "json" : "element.json")}");

    /// <summary>What it holds as the compiler reads it: a mark at the front says how it is encoded.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(new MemoryStream(Bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
    }
}
