using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>The shapes of the configuration records of one compilation, each read once.</summary>
internal sealed class ConfigurationShapes(RuntimeSymbols runtime)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ConfigurationShape> _shapes = new(SymbolEqualityComparer.Default);

    /// <summary>The shape of <paramref name="type"/>; null when it is not a generated configuration.</summary>
    public ConfigurationShape? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol configuration
            || !SymbolEqualityComparer.Default.Equals(configuration.BaseType, runtime.ElementConfiguration))
        {
            return null;
        }

        return _shapes.TryGetValue(configuration, out var shape)
            ? shape
            : _shapes.GetOrAdd(configuration, ConfigurationShape.Read(configuration, runtime));
    }
}
