namespace ElementGen.Storage;

/// <summary>A row as it stands in the database.</summary>
/// <param name="Id">The instance's id.</param>
/// <param name="ElementKey">The element's key.</param>
/// <param name="Name">The instance's name.</param>
/// <param name="Payload">The instance, encrypted.</param>
internal sealed record RetainedRow(long Id, string ElementKey, string Name, byte[] Payload);
