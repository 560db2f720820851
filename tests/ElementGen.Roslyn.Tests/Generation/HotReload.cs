using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Tests.Generation;

/// <summary>
/// Runs a program in a process of its own and replaces its code while it runs, as <c>dotnet watch</c> does. The program gets the files of the
/// update as arguments, and applies it with <c>MetadataUpdater</c> when it wants to.
/// </summary>
internal static class HotReload
{
    /// <summary>What the program writes, line by line.</summary>
    /// <param name="before">The program.</param>
    /// <param name="after">The same program after an edit.</param>
    public static IReadOnlyList<string> Run(Consumer before, Consumer after)
    {
        var folder = Directory.CreateTempSubdirectory("hot-reload").FullName;
        try
        {
            var (old, updated) = (Compiled(before), Compiled(after));
            var image = Emit(old);
            File.WriteAllBytes(Path.Combine(folder, "Consumer.dll"), image);
            File.WriteAllText(
                Path.Combine(folder, "Consumer.runtimeconfig.json"),
                """{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }""");
            foreach (var library in Directory.EnumerateFiles(Repository.RuntimeLibraries, "*.dll"))
                File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));

            var update = Difference(image, old, updated);
            var arguments = update.Select((part, i) => (Path: Path.Combine(folder, $"update.{i}"), Bytes: part)).ToList();
            arguments.ForEach(static part => File.WriteAllBytes(part.Path, part.Bytes));
            return Run(Path.Combine(folder, "Consumer.dll"), arguments.Select(static part => part.Path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Compilation Compiled(Consumer consumer)
    {
        var run = (consumer with { OutputKind = OutputKind.ConsoleApplication }).Generate();
        Assert.Empty(run.Diagnostics());
        // Symbols for debugging tell the encoding of each source.
        return run.Output.SyntaxTrees.Aggregate(
            (Compilation)run.Output,
            static (program, tree) => program.ReplaceSyntaxTree(
                tree, tree.WithChangedText(SourceText.From(tree.ToString(), Encoding.UTF8))));
    }

    private static byte[] Emit(Compilation program)
    {
        using var image = new MemoryStream();
        var emitted = program.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }

    /// <summary>The update: metadata, code and symbols.</summary>
    private static byte[][] Difference(byte[] image, Compilation old, Compilation updated)
    {
        using var file = new PEReader(image.ToImmutableArray());
        var reader = file.GetMetadataReader();
        var baseline = EmitBaseline.CreateInitialBaseline(
#if !ROSLYN_4_8
            old,
#endif
            ModuleMetadata.CreateFromImage(image),
            static _ => default,
            method => file.GetMethodBody(reader.GetMethodDefinition(method).RelativeVirtualAddress).LocalSignature,
            hasPortableDebugInformation: true);
        using MemoryStream metadata = new(), code = new(), symbols = new();
        var edits = Edits(old, updated).ToList();
        var added = edits.Where(static edit => edit.Kind == SemanticEditKind.Insert).Select(static edit => edit.NewSymbol!)
            .ToHashSet(SymbolEqualityComparer.Default);
        var emitted = updated.EmitDifference(baseline, edits, added.Contains, metadata, code, symbols, CancellationToken.None);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return [metadata.ToArray(), code.ToArray(), symbols.ToArray()];
    }

    // Members are edited if their text is. The compiler adds nothing else to them that would need an edit.
    private static IEnumerable<SemanticEdit> Edits(Compilation old, Compilation updated)
    {
        var before = Members(old.Assembly.GlobalNamespace).ToDictionary(static member => member.ToDisplayString());
        foreach (var member in Members(updated.Assembly.GlobalNamespace))
        {
            if (!before.TryGetValue(member.ToDisplayString(), out var same))
                yield return new SemanticEdit(SemanticEditKind.Insert, null, member);
            else if (member is IMethodSymbol && TextOf(member) != TextOf(same))
                yield return new SemanticEdit(SemanticEditKind.Update, same, member);
        }
    }

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol parent) => parent.GetMembers().SelectMany(static member => member switch
    {
        INamespaceOrTypeSymbol inner => Members(inner),
        { IsImplicitlyDeclared: true } or { DeclaringSyntaxReferences: [] } => [],
        _ => (IEnumerable<ISymbol>)[member],
    });

    private static string TextOf(ISymbol member) => string.Concat(member.DeclaringSyntaxReferences.Select(static part => part.GetSyntax().ToString()));

    private static string[] Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_MODIFIABLE_ASSEMBLIES"] = "debug" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
