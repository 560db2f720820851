using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ElementGen;

/// <summary>Works on many items, a number of them at a time, and gives the results as they come.</summary>
internal static class ParallelWork
{
    /// <summary>
    /// Works on items as the results are read: what is worked on and what waits for its reader are together never more than
    /// <paramref name="maxParallel"/>. When the items fail, what is under way is worked on to its end. When the reader stops early, it is
    /// cancelled and waited for.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="maxParallel">How many are worked on at a time.</param>
    /// <param name="work">Works on one. What it throws ends the whole, so that it should throw for a cancellation only.</param>
    /// <param name="unread">
    /// Gets each result that there is nobody to read any more, and gives the exception that the reader gets instead; null for none. Several
    /// are thrown as one <see cref="AggregateException"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the whole, after the results of what was under way.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        int maxParallel,
        Func<TItem, CancellationToken, Task<TResult>> work,
        Func<TResult, Exception?> unread,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new Run<TItem, TResult>(items, maxParallel, work, unread, cancellationToken);
        await using var disposal = run.ConfigureAwait(false);
        while (await run.NextAsync().ConfigureAwait(false) is { } ended)
            yield return ended.Result;
    }

    private sealed class Run<TItem, TResult> : IAsyncDisposable
    {
        private readonly CancellationToken _cancelled;
        private readonly CancellationTokenSource _stop;
        private readonly IAsyncEnumerator<TItem> _items;
        private readonly int _maxParallel;
        private readonly Func<TItem, CancellationToken, Task<TResult>> _work;
        private readonly Func<TResult, Exception?> _unread;
        private readonly List<Task<TResult>> _underWay = [];
        private Task<bool>? _reading;
        private bool _isEnded;
        private Exception? _failure;

        public Run(
            IAsyncEnumerable<TItem> items,
            int maxParallel,
            Func<TItem, CancellationToken, Task<TResult>> work,
            Func<TResult, Exception?> unread,
            CancellationToken cancelled)
        {
            (_maxParallel, _work, _unread, _cancelled) = (maxParallel, work, unread, cancelled);
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            _items = items.GetAsyncEnumerator(_stop.Token);
        }

        /// <summary>The next result; null when all are read.</summary>
        public async Task<Ended<TResult>?> NextAsync()
        {
            for (;;)
            {
                await BeginAsync().ConfigureAwait(false);
                if (_underWay.Count == 0 && _reading is null)
                    break;

                var ended = await Task.WhenAny(All()).ConfigureAwait(false);
                if (ended is not Task<TResult> worked || !_underWay.Remove(worked))
                    continue;

                if (worked.IsCompletedSuccessfully)
                    return new Ended<TResult>(await worked.ConfigureAwait(false));

                await FailAsync(worked).ConfigureAwait(false);
            }

            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);

            return null;
        }

        /// <summary>Cancels what is under way, and waits for it.</summary>
        public async ValueTask DisposeAsync()
        {
            var lost = new List<Exception>();
            try
            {
                _stop.Cancel();
            }
            catch (AggregateException exception)
            {
                // Of what the items or a handler had registered. What is under way is cancelled all the same.
                lost.Add(exception);
            }

            await Task.WhenAll(All()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var worked in _underWay.Where(static worked => worked.IsCompletedSuccessfully))
            {
                if (_unread(await worked.ConfigureAwait(false)) is { } exception)
                    lost.Add(exception);
            }

            try
            {
                await _items.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (lost.Count > 0)
            {
                lost.Add(exception);
            }

            _stop.Dispose();
            if (lost.Count == 1)
                ExceptionDispatchInfo.Throw(lost[0]);

            if (lost.Count > 1)
                throw new AggregateException(lost);
        }

        /// <summary>Begins as many as may be worked on, as far as the items are there.</summary>
        private async Task BeginAsync()
        {
            while (!_isEnded && _underWay.Count < _maxParallel)
            {
                _reading ??= ReadAsync();
                if (!_reading.IsCompleted)
                    return;

                var reading = _reading;
                _reading = null;
                if (!reading.IsCompletedSuccessfully)
                    await FailAsync(reading).ConfigureAwait(false);
                else if (!await reading.ConfigureAwait(false))
                    _isEnded = true;
                else
                    _underWay.Add(_work(_items.Current, _stop.Token));
            }

            // What was being read when a failure ended it all is not begun any more.
            if (_isEnded && _reading is { IsCompleted: true })
                _reading = null;
        }

        private async Task<bool> ReadAsync()
        {
            _cancelled.ThrowIfCancellationRequested();
            return await _items.MoveNextAsync().ConfigureAwait(false);
        }

        private async Task FailAsync(Task failed)
        {
            _isEnded = true;
            try
            {
                await failed.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _failure ??= exception;
            }
        }

        private IEnumerable<Task> All() => _reading is null ? _underWay : _underWay.Append<Task>(_reading);
    }

    private sealed record Ended<TResult>(TResult Result);
}
