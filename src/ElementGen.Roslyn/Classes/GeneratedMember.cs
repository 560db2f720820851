using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Classes;

/// <summary>A member that is generated into an element class or its configuration, as far as the user's code can be in its way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">
/// The full names of its parameters' types; null when it is not a method, or when any method of its name is in the way.
/// </param>
/// <param name="IsType">Whether it is a nested type.</param>
/// <param name="OnlyWithGrant">Whether only classes have it whose element is authorized by an OAuth grant, or can be.</param>
internal sealed record GeneratedMember(string Name, string[]? Parameters = null, bool IsType = false, bool OnlyWithGrant = false)
{
    private const string Cancellation = "System.Threading.CancellationToken";

    /// <summary>The constructor that takes the connection.</summary>
    public static GeneratedMember Constructor { get; } =
        new(WellKnownMemberNames.InstanceConstructorName, ["ElementGen.InstanceConnection"]);

    /// <summary>The field that holds the connection.</summary>
    public static GeneratedMember Connection { get; } = new("_connection");

    /// <summary>The configuration record.</summary>
    public static GeneratedMember Configuration { get; } = new(RuntimeNames.Configuration, IsType: true);

    /// <summary>The element's descriptor.</summary>
    public static GeneratedMember Element { get; } = new(nameof(Element));

    /// <summary>The element's key.</summary>
    public static GeneratedMember ElementKey { get; } = new(nameof(ElementKey));

    /// <summary>The instance.</summary>
    public static GeneratedMember Instance { get; } = new(nameof(Instance));

    /// <summary>The method that provisions an instance.</summary>
    public static GeneratedMember ProvisionAsync { get; } = new(
        RuntimeNames.ProvisionAsync,
        ["ElementGen.ElementsClient", "System.String", RuntimeNames.Configuration, "ElementGen.ProvisionOptions", Cancellation]);

    /// <summary>The method that provisions an instance unless there is one.</summary>
    public static GeneratedMember EnsureProvisionedAsync { get; } = new(
        RuntimeNames.EnsureProvisionedAsync,
        ["ElementGen.ElementsClient", "System.String", RuntimeNames.Configuration, "ElementGen.EnsureOptions", Cancellation]);

    /// <summary>Whether the instance was made with another configuration.</summary>
    public static GeneratedMember ConfigurationDiffers { get; } = new(nameof(ConfigurationDiffers));

    /// <summary>The method that provisions an instance from a grant.</summary>
    public static GeneratedMember ProvisionWithGrantAsync { get; } = new(
        RuntimeNames.ProvisionAsync,
        [
            "ElementGen.ElementsClient", "System.String", RuntimeNames.Configuration, "ElementGen.OAuthGrant",
            "ElementGen.ProvisionOptions", Cancellation,
        ],
        OnlyWithGrant: true);

    /// <summary>The method that asks for a grant.</summary>
    public static GeneratedMember AuthorizeAsync { get; } = new(
        nameof(AuthorizeAsync),
        ["ElementGen.ElementsClient", RuntimeNames.Configuration, "ElementGen.AuthorizationOptions", Cancellation],
        OnlyWithGrant: true);

    /// <summary>The method that attaches to the instance of a token.</summary>
    public static GeneratedMember AttachAsync { get; } = new(
        nameof(AttachAsync), ["ElementGen.ElementsClient", "ElementGen.Secret", Cancellation]);

    /// <summary>The method that changes the configuration.</summary>
    public static GeneratedMember UpdateAsync { get; } = new(nameof(UpdateAsync), ["System.Func", Cancellation]);

    /// <summary>The method that attaches to a retained instance.</summary>
    public static GeneratedMember Attach { get; } = new(nameof(Attach), ["ElementGen.ElementsClient", "ElementGen.ProvisionedInstance"]);

    /// <summary>The method that deletes the instance.</summary>
    public static GeneratedMember DeleteAsync { get; } = new(nameof(DeleteAsync), [Cancellation]);

    /// <summary>The method that sends a request on the instance.</summary>
    public static GeneratedMember SendAsync { get; } = new(nameof(SendAsync), ["System.Net.Http.HttpRequestMessage", Cancellation]);

    /// <summary>The method of the configuration that reads one from texts.</summary>
    public static GeneratedMember ReadFrom { get; } = new(nameof(ReadFrom), ["System.Func", "System.String"]);

    /// <summary>The property of the configuration that leads to the descriptor.</summary>
    public static GeneratedMember Descriptor { get; } = new(nameof(Descriptor));

    /// <summary>The members of a class.</summary>
    public static GeneratedMember[] OfClass { get; } =
    [
        ElementKey, Connection, Constructor, Element, Instance, ConfigurationDiffers, EnsureProvisionedAsync, ProvisionAsync,
        ProvisionWithGrantAsync, AuthorizeAsync, Attach, AttachAsync, UpdateAsync, DeleteAsync, SendAsync, Configuration,
    ];

    /// <summary>
    /// The members of a configuration that it has whatever the element's entries are. The last ones are members of its base that it uses:
    /// one of the user's own would be used in their place, and the value would be lost.
    /// </summary>
    public static GeneratedMember[] OfConfiguration { get; } =
    [
        ReadFrom, Descriptor,
        new("TextOf"), new("SecretOf"), new("BooleanOf"), new("OptionOf"), new("Supply"), new("FilledFrom"), new(RuntimeNames.Additional),
    ];

    /// <summary>
    /// Whether this member collides with <paramref name="own"/>, a member of the same type that has its name. Another class decides whether
    /// a type called <c>Configuration</c> can be a part of the generated one.
    /// </summary>
    public bool CollidesWith(ISymbol own) => own switch
    {
        { IsImplicitlyDeclared: true } or IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol method when Parameters is { } parameters => HaveTypes(method, parameters, method.ContainingType),
        INamedTypeSymbol when IsType => false,
        _ => true,
    };

    /// <summary>
    /// Whether this member would hide <paramref name="inherited"/>, an accessible member of a base of <paramref name="elementClass"/>,
    /// which has its name.
    /// </summary>
    public bool Hides(ISymbol inherited, INamedTypeSymbol elementClass) => inherited switch
    {
        IMethodSymbol method when Parameters is { } parameters => HaveTypes(method, parameters, elementClass),
        IMethodSymbol { Arity: > 0 } or INamedTypeSymbol { Arity: > 0 } => false,
        _ => true,
    };

    private static bool HaveTypes(IMethodSymbol method, string[] parameters, INamedTypeSymbol elementClass)
    {
        if (method.Arity > 0 || method.Parameters.Length != parameters.Length)
            return false;

        for (var i = 0; i < parameters.Length; i++)
        {
            if (method.Parameters[i].RefKind != RefKind.None || !HasName(method.Parameters[i].Type, parameters[i], elementClass))
                return false;
        }

        return true;
    }

    // By name, because the configuration does not exist yet while code is generated. What is generic here has strings or configurations
    // only.
    private static bool HasName(ITypeSymbol type, string name, INamedTypeSymbol elementClass)
    {
        var start = name.LastIndexOf('.') + 1;
        return name.Length - start == type.Name.Length
            && name.EndsWith(type.Name, StringComparison.Ordinal)
            && (type is not INamedTypeSymbol named || named.TypeArguments.All(of => IsStringOrConfiguration(of, elementClass)))
            && (start == 0 ? IsNestedIn(type, elementClass) : IsNamed(type.ContainingNamespace, name.Substring(0, start - 1)));
    }

    private static bool IsStringOrConfiguration(ITypeSymbol type, INamedTypeSymbol elementClass) =>
        type.SpecialType == SpecialType.System_String
        || (type.Name == RuntimeNames.Configuration && IsNestedIn(type, elementClass));

    private static bool IsNestedIn(ITypeSymbol type, INamedTypeSymbol elementClass) =>
        type.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(type.ContainingType, elementClass);

    private static bool IsNamed(INamespaceSymbol? space, string name)
    {
        if (space is null or { IsGlobalNamespace: true })
            return name.Length == 0;

        if (!name.EndsWith(space.Name, StringComparison.Ordinal))
            return false;

        var rest = name.Length - space.Name.Length;
        return rest == 0
            ? space.ContainingNamespace is { IsGlobalNamespace: true }
            : name[rest - 1] == '.' && IsNamed(space.ContainingNamespace, name.Substring(0, rest - 1));
    }
}
