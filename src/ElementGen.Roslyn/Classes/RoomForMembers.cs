using ElementGen.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ElementGen.Roslyn.Classes;

/// <summary>
/// Which generated members the user's part of a class leaves room for. The others are left out, so that ELG0006 is the only error: a
/// compiler error in a generated file would keep the analyzers from being heard in a build.
/// </summary>
/// <param name="LeftOut">The names of the members of the class that are left out, because they collide or depend on one that does.</param>
/// <param name="LeftOutWithGrant">The same for the members that only classes have whose element may have a grant.</param>
/// <param name="OwnOfConfiguration">
/// The names of the members of the user's part of the configuration that no generated one can have.
/// </param>
/// <param name="HasConstructor">Whether the user's part of the configuration has a constructor.</param>
/// <param name="CanCreateConfiguration">Whether <c>new Configuration()</c> compiles with the user's part of it.</param>
/// <param name="IsAbstract">
/// Whether the class lacks a member that a base demands under the name of one that is left out. As an abstract class it compiles so far.
/// </param>
/// <param name="PrivateSuffix">What private names end in, so that they collide with none of the class and its bases; "" as a rule.</param>
internal sealed record RoomForMembers(
    EquatableArray<string> LeftOut,
    EquatableArray<string> LeftOutWithGrant,
    EquatableArray<string> OwnOfConfiguration,
    bool HasConstructor,
    bool CanCreateConfiguration,
    bool IsAbstract,
    string PrivateSuffix)
{
    // What needs the connection.
    private static readonly GeneratedMember[] Connected =
    [
        GeneratedMember.Connection, GeneratedMember.Constructor, GeneratedMember.Instance, GeneratedMember.ConfigurationDiffers,
        GeneratedMember.EnsureProvisionedAsync, GeneratedMember.ProvisionAsync, GeneratedMember.Attach, GeneratedMember.AttachAsync,
        GeneratedMember.UpdateAsync, GeneratedMember.DeleteAsync, GeneratedMember.SendAsync,
    ];

    // What takes a configuration.
    private static readonly GeneratedMember[] OfConfigurationType =
    [
        GeneratedMember.EnsureProvisionedAsync, GeneratedMember.ProvisionAsync, GeneratedMember.ProvisionWithGrantAsync,
        GeneratedMember.AuthorizeAsync, GeneratedMember.UpdateAsync,
    ];

    private static readonly GeneratedMember[] OfInterface =
    [
        GeneratedMember.Element, GeneratedMember.Instance, GeneratedMember.ConfigurationDiffers, GeneratedMember.Attach,
        GeneratedMember.AttachAsync, GeneratedMember.DeleteAsync, GeneratedMember.SendAsync,
    ];

    private static readonly string[] PrivateNames = ["_element", "Describe", "CurrentElement"];

    private static readonly RoomForMembers All =
        new([], [], [], HasConstructor: false, CanCreateConfiguration: true, IsAbstract: false, PrivateSuffix: "");

    /// <summary>Whether the class can implement the library's interface.</summary>
    public bool HasInterface => LeftOut.Count == 0 || OfInterface.All(Has);

    /// <summary>Whether the class can implement the library's interface that knows the configuration.</summary>
    /// <param name="mayHaveGrant">Whether the element is authorized by an OAuth grant, or can be.</param>
    public bool HasInterfaceOfConfiguration(bool mayHaveGrant) =>
        HasInterface && CanCreateConfiguration && OfConfigurationType.All(member => Has(member) || (member.OnlyWithGrant && !mayHaveGrant));

    /// <summary>Whether <paramref name="member"/> is generated, in a class that has it.</summary>
    public bool Has(GeneratedMember member) =>
        !LeftOut.Contains(member.Name) && !(member.OnlyWithGrant && LeftOutWithGrant.Contains(member.Name));

    /// <summary>Whether the configuration has room for a member with <paramref name="name"/>.</summary>
    public bool HasInConfiguration(string name) => !OwnOfConfiguration.Contains(name);

    /// <summary>The room in <paramref name="type"/>, of which only the user's part exists yet.</summary>
    /// <param name="type">The element class.</param>
    /// <param name="attribute">The class of its <c>[ElementInstance]</c>.</param>
    /// <param name="compilation">The compilation without generated code.</param>
    /// <param name="cancellationToken">Cancels the examination.</param>
    public static RoomForMembers In(
        INamedTypeSymbol type, INamedTypeSymbol attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        if (IsBare(type, cancellationToken))
            return All;

        var leftOut = LeftOutIn(type, attribute, compilation, cancellationToken);
        var isAbstract = !type.IsSealed && InheritedMembers.AreDemanded(type, compilation);
        if (isAbstract)
            leftOut.UnionWith(Connected.Select(static member => member.Name));

        var suffix = PrivateSuffixIn(type);
        var configuration = type.GetTypeMembers(RuntimeNames.Configuration, arity: 0).FirstOrDefault();
        var leftOutWithGrant = GeneratedMember.OfClass
            .Where(member => member.OnlyWithGrant && HasNoRoom(member, type, compilation))
            .Select(static member => member.Name)
            .ToEquatableArray();
        if (leftOut.Count == 0 && leftOutWithGrant.Count == 0 && configuration is null && suffix.Length == 0)
            return All;

        return new RoomForMembers(
            leftOut.ToEquatableArray(),
            leftOutWithGrant,
            configuration is null ? [] : OwnMembersOf(configuration).ToEquatableArray(),
            configuration is not null && ClassCreation.HasConstructor(configuration),
            configuration is null || ClassCreation.NeedsNoArguments(configuration),
            isAbstract,
            suffix);
    }

    // Most classes are: [ElementInstance("infobip")] public partial class InfobipSms; is looked at after every edit of the project.
    private static bool IsBare(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not ClassDeclarationSyntax part
                || part is not { Members.Count: 0, BaseList: null, ParameterList: null })
            {
                return false;
            }
        }

        foreach (var member in GeneratedMember.OfClass)
        {
            if (member.Name == type.Name)
                return false;
        }

        return true;
    }

    private static SortedSet<string> LeftOutIn(
        INamedTypeSymbol type, INamedTypeSymbol attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        // Two element classes of one line have members of the same names, and the base only a private constructor.
        if (InheritedMembers.AreGenerated(type, attribute))
            return new SortedSet<string>(GeneratedMember.OfClass.Select(static member => member.Name), StringComparer.Ordinal);

        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in GeneratedMember.OfClass)
        {
            if (!member.OnlyWithGrant && HasNoRoom(member, type, compilation))
                leftOut.Add(member.Name);
        }

        var elementConfiguration = attribute.ContainingAssembly.GetTypeByMetadataName(RuntimeNames.ElementConfiguration);
        if (!ConfigurationPart.CanBeExtended(type, elementConfiguration, cancellationToken))
            leftOut.Add(GeneratedMember.Configuration.Name);

        if (leftOut.Contains(GeneratedMember.Connection.Name)
            || leftOut.Contains(GeneratedMember.Constructor.Name)
            || !ClassCreation.IsPossible(type, compilation, cancellationToken))
        {
            leftOut.UnionWith(Connected.Select(static member => member.Name));
        }

        if (leftOut.Contains(GeneratedMember.Configuration.Name))
            leftOut.UnionWith(OfConfigurationType.Select(static member => member.Name));

        return leftOut;
    }

    private static bool HasNoRoom(GeneratedMember member, INamedTypeSymbol type, Compilation compilation) =>
        member.Name == type.Name
        || type.GetMembers(member.Name).Any(member.CollidesWith)
        || InheritedMembers.HiddenBy(member, type, compilation) is not null;

    private static IEnumerable<string> OwnMembersOf(INamedTypeSymbol configuration) => configuration.GetMembers()
        .Where(static member => GeneratedMember.OfConfiguration.FirstOrDefault(generated => generated.Name == member.Name) is { } generated
            ? generated.CollidesWith(member)
            : member is { IsImplicitlyDeclared: false } and not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        .Select(static member => member.Name)
        .Distinct();

    private static string PrivateSuffixIn(INamedTypeSymbol type)
    {
        var suffix = "";
        while (PrivateNames.Any(name => IsTaken(type, name + suffix)))
            suffix += "_";

        return suffix;
    }

    private static bool IsTaken(INamedTypeSymbol type, string name)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == name || !ancestor.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }
}
