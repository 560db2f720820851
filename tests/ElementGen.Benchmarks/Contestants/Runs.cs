using ElementGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>What a project's generator is made to do.</summary>
internal static class Runs
{
    /// <summary>A first run in a process that has run before: nothing of the project has been looked at.</summary>
    public static Competitor FromNothing(GeneratorProject project) => new(
        project.Name,
        () =>
        {
            var driver = project.Unseen().NewDriver();
            var compilation = project.Compilation.Clone();
            return () => driver.RunGenerators(compilation);
        },
        Operations: 9);

    /// <summary>A run after a keystroke in a file that has nothing to do with the generator.</summary>
    public static Competitor UnrelatedEdit(GeneratorProject project)
    {
        var version = 0;
        var driver = project.NewDriver().RunGenerators(project.Compilation);
        return new(
            project.Name,
            () =>
            {
                var edited = project.Edited(++version);
                return () => driver = driver.RunGenerators(edited);
            },
            Operations: 9);
    }

    /// <summary>A run after a word in one definition was changed.</summary>
    public static Competitor DefinitionEdit(GeneratorProject project)
    {
        var driver = project.NewDriver().RunGenerators(project.Compilation);
        var file = project.Files[project.Files.Length / 2];
        var version = 0;
        return new(
            project.Name,
            () =>
            {
                var next = Edited(file, ++version);
                var changed = driver.ReplaceAdditionalText(file, next);
                file = next;
                return () => driver = changed.RunGenerators(project.Compilation);
            },
            Operations: 9);
    }

    /// <summary>How many outputs are made anew when one definition is edited.</summary>
    public static int OutputsMadeByDefinitionEdit(GeneratorProject project)
    {
        var before = project.NewDriver().RunGenerators(project.Compilation);
        var file = project.Files[project.Files.Length / 2];
        var after = before.ReplaceAdditionalText(file, Edited(file, version: 1)).RunGenerators(project.Compilation);
        return TextsOf(after).Except(TextsOf(before)).Count();
    }

    private static ProjectFile Edited(ProjectFile file, int version)
    {
        const string name = "\"name\": \"";
        var place = file.Content.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var end = file.Content.IndexOf('"', place);
        return file.With(string.Concat(file.Content.AsSpan(0, place), $"Version {version}", file.Content.AsSpan(end)));
    }

    private static IEnumerable<string> TextsOf(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => source.SourceText.ToString());
}
