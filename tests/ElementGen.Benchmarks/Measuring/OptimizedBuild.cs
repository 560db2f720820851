using System.Diagnostics;
using System.Reflection;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>Figures of code that was built for debugging say nothing.</summary>
internal static class OptimizedBuild
{
    /// <summary>What is wrong with this build, or with how it was started, and what to do; null when it can be measured.</summary>
    public static string? FindProblem()
    {
        foreach (var assembly in (ReadOnlySpan<Assembly>)[typeof(OptimizedBuild).Assembly, typeof(ElementsClient).Assembly])
        {
            if (assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
                return $"{assembly.GetName().Name} was built for debugging, and figures of it would say nothing. Run the benchmarks with: dotnet run -c Release --project tests/ElementGen.Benchmarks";
        }

        return Debugger.IsAttached ? "A debugger is attached, and slows everything. Start the benchmarks without one." : null;
    }
}
