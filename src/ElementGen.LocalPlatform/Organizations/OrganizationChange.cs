using System.Globalization;

namespace ElementGen.LocalPlatform;

/// <summary>A change of an organization that is being made: what it leads to, and the records that the state file needs for it.</summary>
/// <param name="state">What the organization has before the change.</param>
/// <param name="isKept">Whether there is a state file.</param>
internal sealed class OrganizationChange(OrganizationState state, bool isKept)
{
    private readonly List<StateRecord> _records = [];

    /// <summary>What the organization has after the change.</summary>
    public OrganizationState State { get; private set; } = state;

    /// <summary>What is different, in the order in which it was changed.</summary>
    public IReadOnlyList<StateRecord> Records => _records;

    /// <summary>Adds an instance and gives it the next id, unless it has one.</summary>
    public PlatformInstance Add(PlatformInstance instance)
    {
        var added = instance.Id > 0 ? instance : instance with { Id = State.LastInstanceId + 1 };
        State = State with { LastInstanceId = Math.Max(State.LastInstanceId, added.Id) };
        Keep(StateRecord.OfLastId, State.LastInstanceId);
        Set(added);
        return added;
    }

    /// <summary>Puts <paramref name="instance"/> in place of the one with its id.</summary>
    public void Set(PlatformInstance instance)
    {
        State = State with { Instances = State.Instances.With(instance) };
        Keep(StateRecord.Of, instance);
    }

    /// <summary>Removes the instance with <paramref name="id"/>.</summary>
    public void Remove(long id)
    {
        State = State with { Instances = State.Instances.Without(id) };
        _records.Add(new StateRecord(StateRecord.Instance, id.ToString(CultureInfo.InvariantCulture), Body: null));
    }

    /// <summary>Adds an authorization, or puts it in place of the one with its id.</summary>
    public void Set(Authorization authorization)
    {
        State = State with { Authorizations = State.Authorizations.SetItem(authorization.Id, authorization) };
        Keep(StateRecord.Of, authorization);
    }

    /// <summary>Removes authorizations that nobody completes any more.</summary>
    public void RemoveAuthorizationsBefore(DateTimeOffset time)
    {
        foreach (var forgotten in State.Authorizations.Values.Where(known => (known.Granted ?? known.Created) < time))
            RemoveAuthorization(forgotten.Id);
    }

    /// <summary>Removes the authorization with <paramref name="id"/>.</summary>
    public void RemoveAuthorization(string id)
    {
        State = State with { Authorizations = State.Authorizations.Remove(id) };
        _records.Add(new StateRecord(StateRecord.Authorization, id, Body: null));
    }

    private void Keep<T>(Func<T, StateRecord> toRecord, T changed)
    {
        if (isKept)
            _records.Add(toRecord(changed));
    }
}
