using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Analysis;

/// <summary>Tells what a person wrote from what a generator wrote by itself, in a file of generated code.</summary>
internal static class WrittenCode
{
    /// <summary>
    /// Whether <paramref name="syntax"/>, which stands in generated code, was copied from a page: a <c>#line</c> directive says from where.
    /// </summary>
    public static bool IsAt(SyntaxNode syntax) =>
        // Most generated files have no directive, and then need not be looked at further.
        syntax.SyntaxTree.GetRoot().ContainsDirectives
        && syntax.GetLocation().GetMappedLineSpan().HasMappedPath
        && syntax.SyntaxTree.GetLineVisibility(syntax.SpanStart) != LineVisibility.Hidden;
}
