using ElementGen.Roslyn.Classes;
using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis.OwnCode;

/// <summary>Finds types called <c>Configuration</c> in the user's code that cannot be a part of the generated record.</summary>
internal static class ConfigurationCollisions
{
    /// <param name="type">The element class.</param>
    /// <param name="entryNames">Tells the names of the properties and enums that are generated for the element's entries.</param>
    /// <param name="generated">The generated part.</param>
    /// <param name="runtime">The runtime library's types.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<(Location Place, string Why)> Of(
        INamedTypeSymbol type,
        Func<ISet<string>> entryNames,
        GeneratedPart generated,
        RuntimeSymbols runtime,
        CancellationToken cancellationToken)
    {
        foreach (var configuration in type.GetTypeMembers(RuntimeNames.Configuration, arity: 0))
        {
            var wrong = generated.OwnDeclarations(configuration, cancellationToken)
                .Select(ConfigurationPart.ProblemOf)
                .OfType<(SyntaxToken Place, string Why)>()
                .ToList();
            foreach (var (place, why) in wrong)
                yield return (place.GetLocation(), why);

            // The base of a wrong declaration is not reported as well.
            if (wrong.Count == 0
                && ConfigurationPart.HasOtherBase(configuration, runtime.ElementConfiguration)
                && generated.OwnPlace(configuration) is not null)
            {
                yield return (
                    BasePlace.Of(configuration, generated, cancellationToken),
                    "its 'Configuration' derives from 'ElementConfiguration'; remove the other base");
            }

            foreach (var collision in MemberCollisions.OwnMembers(configuration, GeneratedMember.OfConfiguration, entryNames, generated))
                yield return collision;
        }
    }
}
