namespace ElementGen;

/// <summary>How far the provisioning of an instance has come, as a store keeps it.</summary>
public enum ProvisioningState
{
    /// <summary>It is to be made. Nothing of the row's attempt was sent.</summary>
    Intended,

    /// <summary>
    /// The request of the row's attempt may have been sent, and its outcome is not known. Until <see cref="ProvisioningRow.SettlesIn"/> is
    /// over, the instance can still appear.
    /// </summary>
    Sent,

    /// <summary>The instance and its token are in the row.</summary>
    Retained,

    /// <summary>The instance in the row is gone from the platform, or is another's by now.</summary>
    Missing,

    /// <summary>The platform refused the row's attempt for certain: no instance was made.</summary>
    Failed,

    /// <summary>The instance in the row is being deleted.</summary>
    Deleting,

    /// <summary>The instance was deleted, and is not made again unless a caller asks for it.</summary>
    Deleted,
}
