using ElementGen.Definitions;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>Tenants, each of which is to have one instance of an element.</summary>
internal static class Tenants
{
    private const string UserName = "messaging.sms.infobip.username";
    private const string Password = "messaging.sms.infobip.password";

    /// <summary>The element as the platform has it.</summary>
    public static ElementDefinition Definition { get; } = new()
    {
        Key = "infobip",
        Name = "Infobip",
        Hub = "messaging",
        Entries =
        [
            new() { Key = UserName, Name = "User Name", Type = "TEXTFIELD_128", Required = true },
            new() { Key = Password, Name = "Password", Type = "PASSWORD", Required = true },
        ],
    };

    private static ElementDescriptor Element { get; } = new()
    {
        Key = Definition.Key,
        Name = "Infobip",
        Entries =
        [
            new EntryDescriptor(UserName, null, "User Name") { MustSupply = true },
            new EntryDescriptor(Password, null, "Password", "PASSWORD") { MustSupply = true, IsSecret = true },
        ],
    };

    /// <summary>The names of so many tenants.</summary>
    public static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(static number => $"tenant-{number:0000}");

    /// <summary>What a tenant's instance is made with.</summary>
    public static ElementConfiguration ConfigurationOf(string name) => new Configuration
    {
        Additional = new Dictionary<string, string> { [UserName] = name, [Password] = $"secret of {name}" },
    };

    private sealed record Configuration : ElementConfiguration
    {
        protected override ElementDescriptor Descriptor => Element;
    }
}
