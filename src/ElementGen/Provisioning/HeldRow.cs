namespace ElementGen;

/// <summary>
/// The row of a key as one call sees it. The call changes it only if nobody else did since it was read; while it has the row for itself,
/// others wait.
/// </summary>
/// <param name="store">Keeps the row.</param>
/// <param name="key">The key.</param>
/// <param name="tag">The key's tag.</param>
/// <param name="lease">How long the row is one's own after each change.</param>
internal sealed class HeldRow(IProvisioningStore store, InstanceKey key, string tag, TimeSpan lease)
{
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private bool _isFresh;

    /// <summary>The key.</summary>
    public InstanceKey Key => key;

    /// <summary>The tag that the instance of the key carries.</summary>
    public string Tag => tag;

    /// <summary>The row as it was read or written last; null when there is none.</summary>
    public ProvisioningRow? Current { get; private set; }

    /// <summary>Whether this call has the row for itself.</summary>
    public bool IsMine => Current is { Owner: { } owner } && owner == _owner;

    /// <summary>Whether another call has the row for itself.</summary>
    public bool IsAnothers => Current is { Owner: { } owner } row && owner != _owner && row.LeaseLeft > TimeSpan.Zero;

    /// <summary>Reads the row, unless it was read or written just now.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_isFresh)
            await ReadAsync(cancellationToken).ConfigureAwait(false);

        _isFresh = false;
    }

    /// <summary>Reads the row.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        Current = await store.ReadRowAsync(key, cancellationToken).ConfigureAwait(false);
        _isFresh = true;
    }

    /// <summary>Writes the row, and has it for itself if the instance is still on its way.</summary>
    /// <returns>Whether nobody else changed it meanwhile. If somebody did, nothing was written.</returns>
    public Task<bool> TryWriteAsync(ProvisioningChange change, CancellationToken cancellationToken) =>
        TryWriteAsync(
            change,
            change.State is ProvisioningState.Intended or ProvisioningState.Sent or ProvisioningState.Deleting,
            cancellationToken);

    /// <summary>Writes the same again, in order to have the row for itself (longer), whatever its state is.</summary>
    /// <inheritdoc cref="TryWriteAsync(ProvisioningChange, CancellationToken)" path="/returns"/>
    public Task<bool> TryKeepAsync(CancellationToken cancellationToken) => TryWriteAsync(Same(), holds: true, cancellationToken);

    /// <summary>
    /// Has the row for itself, and lets the store know an instance of another origin that it is about to take over: whatever becomes of the
    /// call, no sweep deletes that instance.
    /// </summary>
    /// <inheritdoc cref="TryWriteAsync(ProvisioningChange, CancellationToken)" path="/returns"/>
    public Task<bool> TryKeepAsync(ProvisionedInstance candidate, CancellationToken cancellationToken) =>
        TryWriteAsync(Same() with { Candidate = candidate }, holds: true, cancellationToken);

    /// <summary>Leaves a tombstone in place of an instance that was deleted.</summary>
    /// <param name="settleTime">How long a late creation or the platform's search may still show one.</param>
    /// <inheritdoc cref="TryWriteAsync(ProvisioningChange, CancellationToken)" path="/returns"/>
    public async Task<bool> TryBuryAsync(TimeSpan settleTime)
    {
        var deleted = Current!.Instance;
        var tombstone = new ProvisioningChange
        {
            State = ProvisioningState.Deleted,
            Attempt = Current.Attempt,
            SettleTime = settleTime,
            ConfigurationHash = (deleted?.AskedFor?.Organization ?? ConfigurationHash.MarkOf(Current.ConfigurationHash)) is { } mark
                ? ConfigurationHash.OnlyMark(mark)
                : null,
        };
        if (!await TryWriteAsync(tombstone, CancellationToken.None).ConfigureAwait(false))
            return false;

        // Its token is of no use as history.
        if (deleted is not null)
            await store.RemoveAsync(key, deleted, CancellationToken.None).ConfigureAwait(false);

        return true;
    }

    /// <summary>
    /// Lets others have the row at once. What goes wrong with that is not said, because it follows what made the call end: the row becomes
    /// free all the same, a little later.
    /// </summary>
    public async Task ReleaseAsync()
    {
        if (!IsMine)
            return;

        try
        {
            var free = Same() with { Tag = tag };
            Current = await store.WriteRowAsync(key, Current!.Revision, free, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            Current = null;
        }
    }

    /// <summary>The row's content as a change.</summary>
    public ProvisioningChange Same() => new()
    {
        State = Current!.State,
        Attempt = Current.Attempt,
        ConfigurationHash = Current.ConfigurationHash,
        Instance = Current.Instance,
    };

    private async Task<bool> TryWriteAsync(ProvisioningChange change, bool holds, CancellationToken cancellationToken)
    {
        _isFresh = false;
        var mine = holds ? change with { Owner = _owner, Lease = lease } : change;
        var written = await store.WriteRowAsync(key, Current?.Revision, mine with { Tag = tag }, cancellationToken).ConfigureAwait(false);
        if (written is null)
            return false;

        Current = written;
        _isFresh = true;
        return true;
    }
}
