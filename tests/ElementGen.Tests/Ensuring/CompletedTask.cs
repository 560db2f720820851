namespace ElementGen.Tests;

/// <summary>The result of a call that a store in memory completes at once.</summary>
internal static class CompletedTask
{
    public static T Now<T>(this ValueTask<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.AsTask().GetAwaiter().GetResult();
    }

    public static void Now(this ValueTask task)
    {
        Assert.True(task.IsCompleted);
        task.AsTask().GetAwaiter().GetResult();
    }
}
