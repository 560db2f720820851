using System.Security.Cryptography;
using System.Text;

namespace ElementGen.LocalPlatform;

/// <summary>What every organization begins with.</summary>
/// <param name="State">The instances, each with some token.</param>
/// <param name="WithToken">The ids of those whose token the seed file gives. They have it in every organization.</param>
internal sealed record Seed(OrganizationState State, IReadOnlySet<long> WithToken)
{
    public static readonly Seed Nothing = new(OrganizationState.Empty, new HashSet<long>());

    /// <summary>
    /// What one organization begins with. The other instances get tokens that no other organization has, and the same ones whenever the
    /// organization is reset, also after a restart.
    /// </summary>
    public OrganizationState For(LocalPlatformCredentials credentials)
    {
        if (State.Instances.Count == WithToken.Count)
            return State;

        var secret = Encoding.UTF8.GetBytes(credentials.OrganizationSecret);
        return State with
        {
            Instances = InstanceSet.Of([.. State.Instances.All.Select(
                instance => WithToken.Contains(instance.Id) ? instance : instance with { Token = TokenOf(instance.Id, secret) })]),
        };
    }

    private static string TokenOf(long id, byte[] secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"instance {id} of the seed")));
}
