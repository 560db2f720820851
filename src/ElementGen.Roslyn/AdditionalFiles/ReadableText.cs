using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.AdditionalFiles;

/// <summary>Asks the compiler for the text of an additional file.</summary>
internal static class ReadableText
{
    /// <summary>
    /// The text of <paramref name="file"/>; null when the file cannot be read, for example because it was deleted after the build listed
    /// it. Two calls may give different texts, or a text and null.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static SourceText? TryGetText(this AdditionalText file, CancellationToken cancellationToken)
    {
        try
        {
            return file.GetText(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Each host has its own way of reading, so the exception can be of any type. The file gets a diagnostic.
            return null;
        }
    }
}
