using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace ElementGen.Storage;

/// <summary>The store of every database: encrypts instances on their way into the rows, and decrypts them on their way out.</summary>
internal sealed class ProtectedInstanceStore : IInstanceStore, IDisposable
{
    private readonly IRetainedRows _rows;
    private readonly InstanceProtector _protector;
    private readonly IDisposable? _keys;

    /// <summary>Takes over the <paramref name="rows"/>, and the <paramref name="keys"/> if the store has keys of its own.</summary>
    public ProtectedInstanceStore(IRetainedRows rows, IDataProtectionProvider protection, IDisposable? keys = null)
    {
        _rows = rows;
        _protector = new InstanceProtector(protection, rows.Place);
        _keys = keys;
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(ProvisionedInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await _rows.SaveAsync(_protector.Protect(instance), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">The instance is there, but cannot be decrypted.</exception>
    public async ValueTask<ProvisionedInstance?> FindAsync(string elementKey, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(elementKey);
        ArgumentNullException.ThrowIfNull(name);
        var row = await _rows.FindNewestAsync(elementKey, name, cancellationToken).ConfigureAwait(false);
        return row is null ? null : _protector.Unprotect(row);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(long id, CancellationToken cancellationToken = default) => _rows.RemoveAsync(id, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RetainedInstanceException">An instance cannot be decrypted; those before it have been listed.</exception>
    public async IAsyncEnumerable<ProvisionedInstance> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var row in await _rows.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return _protector.Unprotect(row);
        }
    }

    /// <summary>Closes the database first, so that no call is under way when the keys go.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        _keys?.Dispose();
    }
}
