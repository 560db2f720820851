using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Benchmarks.Contestants;

/// <summary>
/// An assembly of generators, loaded the way a compiler loads it: apart from all others, with the assemblies that lie beside it. Only the compiler
/// itself is shared.
/// </summary>
internal sealed class CompilerPart : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Assembly _assembly;

    public CompilerPart(string path)
        : base(Path.GetFileNameWithoutExtension(path))
    {
        _folder = Path.GetDirectoryName(path)!;
        _assembly = LoadFromAssemblyPath(path);
    }

    /// <summary>A new instance of the assembly's generator that <paramref name="name"/> names.</summary>
    public IIncrementalGenerator Generator(string name) =>
        (IIncrementalGenerator)Activator.CreateInstance(_assembly.GetTypes().Single(type => type.Name == name))!;

    /// <summary>New instances of all analyzers in the assembly.</summary>
    public IReadOnlyList<DiagnosticAnalyzer> Analyzers() =>
    [
        .. _assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A static method of a public type of an assembly beside this one.</summary>
    public TDelegate Method<TDelegate>(string assembly, string type, string method)
        where TDelegate : Delegate =>
        LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<TDelegate>();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            return null;

        // What the host brings is taken from the host, as every compiler on .NET does.
        if (assemblyName.Name.StartsWith("System.", StringComparison.Ordinal))
            return null;

        return Path.Combine(_folder, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
