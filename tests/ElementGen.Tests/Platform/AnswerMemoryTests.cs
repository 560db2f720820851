using System.Text;

namespace ElementGen.Tests;

/// <summary>What the client's own answers cost in memory, at the most: what the documentation of the client tells.</summary>
[Collection(nameof(AnswerMemoryTests))]
[CollectionDefinition(nameof(AnswerMemoryTests), DisableParallelization = true)]
public sealed class AnswerMemoryTests
{
    private const int MiB = 1 << 20;
    private const int Size = 15 * MiB;

    [Theory]
    [InlineData(true, Size + MiB)]
    [InlineData(false, 33 * MiB)]
    public async Task A_large_answer_takes_its_size_if_that_is_announced_and_else_at_most_twice_the_largest(bool isAnnounced, long bound)
    {
        var body = new PaddedAnswer();
        body.End();
        using (var first = FakeTransport.Answering(Seed.Answer).Client())
            await first.GetInstanceAsync(123);
        using var client = new FakeTransport(_ => Task.FromResult(Answer(body, isAnnounced))).Client();

        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var instance = await client.GetInstanceAsync(123);

        Assert.Equal(123, instance.Id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, Size, bound);
    }

    [Theory]
    [InlineData(16L * MiB)]
    [InlineData(1L << 40)]
    public async Task A_size_that_is_only_announced_takes_no_memory(long announced)
    {
        using var client = new FakeTransport(_ => Task.FromResult(
            new HttpResponseMessage { Content = new StringContent(Seed.Answer) { Headers = { ContentLength = announced } } })).Client();

        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        await client.GetInstanceAsync(123);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, MiB);
    }

    [Fact]
    public async Task Sixteen_large_answers_at_once_take_no_more_than_the_documentation_tells()
    {
        var bodies = Enumerable.Range(0, 16).Select(_ => new PaddedAnswer()).ToList();
        var next = 0;
        using var client = new FakeTransport(_ => Task.FromResult(Answer(bodies[next++], isAnnounced: false))).Client();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var calls = bodies.Select(_ => client.GetInstanceAsync(123)).ToList();
        await Task.WhenAll(bodies.Select(body => body.AlmostRead));
        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        bodies.ForEach(static body => body.End());

        Assert.All(await Task.WhenAll(calls), static instance => Assert.Equal(123, instance.Id));
        Assert.InRange(used, 16L * Size, 16L * 17 * MiB);
        Assert.InRange(await LeftAsync(before), long.MinValue, 2 * MiB);
    }

    /// <summary>What is left of the memory, once the threads that ended the calls have left them.</summary>
    private static async Task<long> LeftAsync(long before)
    {
        var left = long.MaxValue;
        for (var i = 0; i < 40 && left > 2 * MiB; i++)
        {
            await Task.Delay(50);
            left = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        return left;
    }

    private static HttpResponseMessage Answer(PaddedAnswer body, bool isAnnounced) =>
        new() { Content = new StreamContent(body) { Headers = { ContentLength = isAnnounced ? Size : null } } };

    /// <summary>An answer that is blank for the most part. It takes no memory, and stops before its end until a test lets it go on.</summary>
    private sealed class PaddedAnswer : Stream
    {
        private static readonly byte[] Json = Encoding.UTF8.GetBytes(Seed.Answer);

        private readonly TaskCompletionSource _end = new();
        private readonly TaskCompletionSource _almostRead = new();
        private int _left = Size;

        public Task AlmostRead => _almostRead.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void End() => _end.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left > Json.Length)
            {
                var blanks = Math.Min(buffer.Length, _left - Json.Length);
                buffer.Span[..blanks].Fill((byte)' ');
                _left -= blanks;
                return blanks;
            }

            _almostRead.TrySetResult();
            await _end.Task;
            var count = Math.Min(buffer.Length, _left);
            Json.AsSpan(Json.Length - _left, count).CopyTo(buffer.Span);
            _left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
