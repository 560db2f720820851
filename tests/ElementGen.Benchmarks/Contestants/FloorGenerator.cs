using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>
/// The least that a generator of classes with an attribute can do, and so what Roslyn itself costs: it finds them and writes a line for each.
/// </summary>
/// <param name="takesFiles">Whether it asks for the additional files, too, and counts them.</param>
#pragma warning disable RS1036, RS1041, RS1042 // nothing that a compiler is to load
internal sealed class FloorGenerator(bool takesFiles = false) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ElementGen.ElementInstanceAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (attributed, _) => attributed.TargetSymbol.Name);

        if (takesFiles)
        {
            var paths = context.AdditionalTextsProvider.Select(static (file, _) => file.Path).Collect().Select(static (paths, _) => paths.Length);
            context.RegisterSourceOutput(paths, static (output, count) => output.AddSource("Files.g.cs", $"// {count}\n"));
        }

        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name + ".g.cs", $"// {name}\n"));
    }
}
