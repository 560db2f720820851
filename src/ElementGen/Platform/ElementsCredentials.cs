namespace ElementGen;

/// <summary>The user's and the organization's secrets, which every call on the platform carries. Immutable; never shown.</summary>
public sealed class ElementsCredentials
{
    /// <summary>Takes the two secrets.</summary>
    /// <param name="user">The user secret.</param>
    /// <param name="organization">The organization secret.</param>
    /// <exception cref="ArgumentException">
    /// A secret is empty or a placeholder, is a part of a header (<c>User x</c>) or in quotes, or has a character that cannot stand in an
    /// authorization header. The message says what to do, and does not show the secret.
    /// </exception>
    public ElementsCredentials(Secret user, Secret organization)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(organization);
        if ((PastedSecret.ProblemOf(user) ?? SecretInHeader.ProblemOf(user)) is { } userProblem)
            throw new ArgumentException($"The user secret {userProblem}.", nameof(user));

        if ((PastedSecret.ProblemOf(organization) ?? SecretInHeader.ProblemOf(organization)) is { } organizationProblem)
            throw new ArgumentException($"The organization secret {organizationProblem}.", nameof(organization));

        User = user;
        Organization = organization;
    }

    /// <summary>The user secret.</summary>
    public Secret User { get; }

    /// <summary>The organization secret.</summary>
    public Secret Organization { get; }

    /// <summary>Masks both secrets.</summary>
    /// <returns>The header's form with masks.</returns>
    public override string ToString() => $"User {User}, Organization {Organization}";
}
