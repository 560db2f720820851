namespace ElementGen.Definitions.Tests;

/// <summary>Counts bytes instead of times: the same on every machine.</summary>
internal static class Allocations
{
    /// <summary>
    /// The bytes that <paramref name="action"/> allocates: the least of several runs, since the first pays for what is made once in a process,
    /// and a collection that another test causes counts what it clears as allocated.
    /// </summary>
    public static long Of(Action action) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
