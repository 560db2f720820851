using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Cost;

/// <summary>What a run of the generator does, told without a clock.</summary>
/// <param name="FilesRead">How often the text of a file was asked for.</param>
/// <param name="DefinitionsRead">How many texts were read as definitions.</param>
/// <param name="ClassesLookedAt">How many classes were bound and looked at.</param>
/// <param name="OutputsMade">How many texts were written.</param>
/// <param name="Bytes">How much was allocated, the compiler's own part included.</param>
internal sealed record Cost(int FilesRead, int DefinitionsRead, int ClassesLookedAt, int OutputsMade, long Bytes)
{
    // Roslyn's own name for the step that binds the classes with an attribute, and asks for what is wanted of each.
    private const string ClassesOfCompiler = "result_ForAttributeWithMetadataName";

    private const int WarmUps = 3;
    private const int Runs = 5;

    /// <summary>What <paramref name="project"/> costs from nothing; or, with <paramref name="edit"/>, what it costs then.</summary>
    public static Cost Of(Consumer project, Func<Consumer, Consumer>? edit = null)
    {
        var counted = Run(project, edit, isTracked: true);
        var bytes = Enumerable.Range(0, WarmUps + Runs).Select(_ => Run(project, edit, isTracked: false).Bytes).Skip(WarmUps).Min();
        return counted with { Bytes = bytes };
    }

    private static Cost Run(Consumer project, Func<Consumer, Consumer>? edit, bool isTracked)
    {
        // Nobody has read the files before: what was once read of a text is known.
        project = project with { Files = [.. project.Files.Select(static file => file.Unread())] };
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ElementInstanceGenerator().AsSourceGenerator()],
            project.Files,
            project.ParseOptions,
            project.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

        var compilation = project.Compile();
        if (edit is not null)
        {
            driver = driver.RunGenerators(compilation);
            var edited = edit(project);
            compilation = Edited(compilation, project, edited);
            foreach (var (before, after) in project.Files.Zip(edited.Files).Where(static pair => pair.First != pair.Second))
                driver = driver.ReplaceAdditionalText(before, after);

            project = edited;
        }

        var read = project.Files.Sum(static file => file.Reads);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        var result = driver.GetRunResult().Results.Single();
        return new Cost(
            project.Files.Sum(static file => file.Reads) - read,
            Done(result, Steps.NamedDefinitions) + Done(result, Steps.OtherDefinitions),
            Done(result, ClassesOfCompiler),
            result.TrackedOutputSteps.Values.SelectMany(static steps => steps).SelectMany(static step => step.Outputs).Count(IsDone),
            allocated);
    }

    // Only the trees that differ are others: an editor keeps the rest, and what the compiler knows of them.
    private static CSharpCompilation Edited(CSharpCompilation compilation, Consumer before, Consumer after)
    {
        for (var i = 0; i < before.Sources.Length; i++)
        {
            if (before.Sources[i] != after.Sources[i])
            {
                var tree = compilation.SyntaxTrees[i];
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(after.Sources[i].Text, after.ParseOptions, tree.FilePath));
            }
        }

        return compilation;
    }

    private static int Done(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(static run => run.Outputs).Count(IsDone) : 0;

    // What was done again and came to the same counts, too.
    private static bool IsDone((object Value, IncrementalStepRunReason Reason) output) =>
        output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged;
}
