using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ElementGen;

/// <summary>Works on many items, a number of them at a time, and gives the results as they come.</summary>
internal static class ParallelWork
{
    /// <summary>
    /// Works on items as the results are read: no item is taken from <paramref name="items"/> while as many results as are worked on at a
    /// time wait for their reader. When the reader stops early, what is under way is cancelled and waited for.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="maxParallel">How many are worked on at a time.</param>
    /// <param name="work">Works on one. What it throws ends the whole, so that it should throw for a cancellation only.</param>
    /// <param name="unread">Gets each result that there is nobody to read any more.</param>
    /// <param name="cancellationToken">Cancels the whole, after the results of what was under way.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        int maxParallel,
        Func<TItem, CancellationToken, Task<TResult>> work,
        Action<TResult> unread,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var results = Channel.CreateBounded<TResult>(maxParallel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = WorkAsync();
        var isRead = false;
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                yield return result;

            isRead = true;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            if (!isRead)
                await GiveUpAsync().ConfigureAwait(false);
        }

        await all.ConfigureAwait(false);

        async Task WorkAsync()
        {
            try
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = maxParallel, CancellationToken = stop.Token };
                await Parallel.ForEachAsync(items, options, WorkOnOneAsync).ConfigureAwait(false);
            }
            finally
            {
                results.Writer.Complete();
            }
        }

        async ValueTask WorkOnOneAsync(TItem item, CancellationToken itemCancellation)
        {
            var result = await work(item, itemCancellation).ConfigureAwait(false);
            // A result can have a token that nobody else knows.
            await results.Writer.WriteAsync(result, CancellationToken.None).ConfigureAwait(false);
        }

        async Task GiveUpAsync()
        {
            await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                unread(result);

            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
