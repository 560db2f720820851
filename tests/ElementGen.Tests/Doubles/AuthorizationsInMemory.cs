using System.Buffers;
using System.Collections.Concurrent;

namespace ElementGen.Tests;

/// <summary>A store that keeps authorizations too, as bytes, so that nothing is kept but what survives a process.</summary>
internal sealed class AuthorizationsInMemory : IInstanceStore, IAuthorizationStore
{
    private readonly ConcurrentDictionary<(string Account, string Id), byte[]> _authorizations = new();

    public ValueTask SaveAsync(string account, PendingAuthorization authorization, CancellationToken cancellationToken = default)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RetainedAuthorization.Write(authorization, bytes);
        _authorizations[(account, authorization.Id)] = bytes.WrittenSpan.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask<PendingAuthorization?> TakeAsync(string account, string id, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_authorizations.TryRemove((account, id), out var bytes) ? RetainedAuthorization.Read(bytes) : null);

    public ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ProvisionedInstance?>(null);

    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) => ValueTask.FromResult(false);

    public IAsyncEnumerable<ProvisionedInstance> ListAsync(CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<ProvisionedInstance>();
}
