namespace ElementGen.Benchmarks.Measuring;

/// <summary>One of those that are measured side by side.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Prepare">Makes ready one operation, outside the measured time, and returns it.</param>
/// <param name="Operations">How many operations a round takes; the median of them counts.</param>
/// <param name="Repeats">How many times what <see cref="Prepare"/> returns does the same, for what is too short to be timed once.</param>
internal sealed record Competitor(string Name, Func<Action> Prepare, int Operations = 1, int Repeats = 1)
{
    /// <summary>
    /// One that waits. Its calls come one after the other without a thread that waits for each: to wake it takes longer than what is measured.
    /// </summary>
    public static Competitor Awaited(string name, int calls, Func<Task> operation)
    {
        return new Competitor(name, () => () => CallAsync().GetAwaiter().GetResult(), Repeats: calls);

        async Task CallAsync()
        {
            for (var i = 0; i < calls; i++)
                await operation().ConfigureAwait(false);
        }
    }
}
