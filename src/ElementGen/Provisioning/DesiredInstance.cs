namespace ElementGen;

/// <summary>An instance that there is to be, one of many.</summary>
/// <example><code>
/// var desired = tenants.Select(tenant => new DesiredInstance(
///     tenant.Name, new InfobipSms.Configuration { Username = tenant.User, Password = tenant.Password }));
/// </code></example>
public sealed record DesiredInstance
{
    /// <summary>Describes an instance.</summary>
    /// <param name="name">The name it is given, and kept under.</param>
    /// <param name="configuration">The entries, which also tell its element.</param>
    public DesiredInstance(string name, ElementConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configuration);
        (Name, Configuration) = (name, configuration);
    }

    /// <summary>The name it is given, and kept under.</summary>
    public string Name { get; }

    /// <summary>The entries, which also tell its element.</summary>
    public ElementConfiguration Configuration { get; }

    /// <summary>
    /// How this one is ensured, such as its tags or its grant; null, the default, for <see cref="EnsureAllOptions.Each"/>.
    /// </summary>
    public EnsureOptions? Options { get; init; }
}
