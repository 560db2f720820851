namespace ElementGen;

/// <summary>
/// A store that also keeps what is on its way, so that an instance is made once, whatever fails. For each key it has one current row, or
/// none.
/// </summary>
/// <remarks>
/// <para>What an implementation guarantees:</para>
/// <list type="bullet">
/// <item>
/// A row that was written is on the disk before the call returns. A call that throws has written the row whole or not at all.
/// </item>
/// <item>
/// Of several calls that write with the same revision, from any process or machine, one succeeds. Each call is one short transaction, and
/// nothing stays locked when it returns.
/// </item>
/// <item>
/// Only the store's own clock counts, and only as differences: what is written "from now" is from the moment of writing by that clock.
/// </item>
/// <item>
/// The rows are those of <see cref="IInstanceStore"/>. What a <c>SaveAsync</c> saves is the current row of its key, in the state
/// <see cref="ProvisioningState.Retained"/>, with the attempt and tag that the row had, and its hash unless it had another instance. What
/// a <c>FindAsync</c> finds is the instance of the current row, if its state is <see cref="ProvisioningState.Retained"/> or
/// <see cref="ProvisioningState.Missing"/>. A <c>RemoveAsync</c> removes instances only: rows without one stay, and what is history does
/// not become current beside them.
/// <see cref="IInstanceStore.ListAsync"/> lists no rows without an instance.
/// </item>
/// <item>What is in an instance is encrypted; nothing else of a row is secret.</item>
/// </list>
/// </remarks>
public interface IProvisioningStore : IInstanceStore
{
    /// <summary>
    /// Tells this store from others that keep instances of the same account, so that they never take each other's: a random text that was
    /// made with the store and stays the same, also in its copies and backups.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The text, not empty.</returns>
    ValueTask<string> GetScopeAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the current row of a key, with its instance.</summary>
    /// <param name="key">What the row belongs to. Rows of other accounts, and of none, do not count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row; null when there is none.</returns>
    ValueTask<ProvisioningRow?> ReadRowAsync(InstanceKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes the current row of a key, if nobody changed it since it was read.</summary>
    /// <param name="key">What the row belongs to.</param>
    /// <param name="revision">The revision that was read; null if there was no row.</param>
    /// <param name="change">What the row is to be.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row as it is now, with its instance; null if the row has another revision, and nothing was written.</returns>
    ValueTask<ProvisioningRow?> WriteRowAsync(
        InstanceKey key, string? revision, ProvisioningChange change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists current rows in an order that stays the same, such as that of element key and name. Their instances are not read, so that a
    /// row whose instance cannot be decrypted is listed like any other.
    /// </summary>
    /// <param name="query">Which rows, and how many at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows; fewer than the limit only if there are no more behind them.</returns>
    ValueTask<IReadOnlyList<ProvisioningRow>> ListRowsAsync(ProvisioningQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether there is any row with an instance of this id, current, history or <see cref="ProvisioningChange.Candidate"/>, of any element
    /// and name. It locks nothing, and an instance that cannot be decrypted counts like any other.
    /// </summary>
    /// <param name="account">The account; rows without one count, too.</param>
    /// <param name="id">The instance's id as text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there is one.</returns>
    ValueTask<bool> HasInstanceAsync(string account, string id, CancellationToken cancellationToken = default);
}
