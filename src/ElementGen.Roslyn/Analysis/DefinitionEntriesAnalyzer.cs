using System.Collections.Immutable;
using ElementGen.Definitions;
using ElementGen.Roslyn.DefinitionFiles;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ElementGen.Roslyn.Analysis;

/// <summary>ELG0104 and ELG0105: entries that become properties, but not the ones that somebody might expect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionEntriesAnalyzer : ElementGenAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule.MeetingNames, Rule.UnknownType);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols runtime) =>
        context.RegisterAdditionalFileAction(static file =>
        {
            if (DefinitionText.From(file.AdditionalFile, file.Options.AnalyzerConfigOptionsProvider) is { } definition
                && definition.IsOurs(file.CancellationToken)
                && definition.Text.GetText(file.CancellationToken) is { } source)
            {
                foreach (var located in DefinitionTexts.Read(source).Definitions)
                {
                    file.CancellationToken.ThrowIfCancellationRequested();
                    ReportTypes(file, source, located);
                    ReportNames(file, source, located);
                }
            }
        });

    // Entries that callers cannot set become no property, so that nothing follows from their type.
    private static void ReportTypes(AdditionalFileAnalysisContext context, SourceText source, LocatedDefinition located)
    {
        for (var i = 0; i < located.Entries.Count; i++)
        {
            var entry = located.Definition.Entries[i];
            if (entry.IsOpenToCallers && entry.Type.Length > 0 && !EntryKinds.IsKnown(entry.Type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.UnknownType,
                    DefinitionTexts.LocationOf(context.AdditionalFile, source, located.Entries[i].Type),
                    JsonToken.Quote(entry.Type),
                    JsonToken.Quote(entry.Key),
                    EntryKinds.KindOf(entry) == EntryKind.Secret ? "a secret, as its key says" : "text"));
            }
        }
    }

    private static void ReportNames(AdditionalFileAnalysisContext context, SourceText source, LocatedDefinition located)
    {
        foreach (var meeting in EntryNames.FindMeetings(located.Definition))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule.MeetingNames,
                DefinitionTexts.LocationOf(context.AdditionalFile, source, located.Entries[meeting.Second.Position].Key),
                JsonToken.Quote(meeting.First.Entry.Key),
                JsonToken.Quote(meeting.Second.Entry.Key),
                meeting.First.Property,
                meeting.Second.Property));
        }
    }
}
