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
                Analyze(file, source, DefinitionTexts.Read(source));
            }
        });

    private static void Analyze(AdditionalFileAnalysisContext context, SourceText source, DefinitionFile file)
    {
        var report = new FileReport();
        foreach (var located in file.Definitions.TakeWhile(_ => !report.IsFull))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            AddTypes(report, located);
            AddNames(report, located);
        }

        report.Publish(context.AdditionalFile, source, context.ReportDiagnostic);
    }

    // Entries that callers cannot set become no property, so that nothing follows from their type.
    private static void AddTypes(FileReport report, LocatedDefinition located)
    {
        for (var i = 0; i < located.Entries.Count; i++)
        {
            var entry = located.Definition.Entries[i];
            if (entry.IsOpenToCallers && entry.Type.Length > 0 && !EntryKinds.IsKnown(entry.Type))
            {
                report.Add(
                    located.Entries[i].Type,
                    Rule.UnknownType,
                    JsonToken.Quote(entry.Type),
                    JsonToken.Quote(entry.Key),
                    EntryKinds.KindOf(entry) == EntryKind.Secret ? "a secret, as its key says" : "text");
            }
        }
    }

    private static void AddNames(FileReport report, LocatedDefinition located)
    {
        foreach (var meeting in EntryNames.FindMeetings(located.Definition))
        {
            report.Add(
                located.Entries[meeting.Second.Position].Key,
                Rule.MeetingNames,
                JsonToken.Quote(meeting.First.Entry.Key),
                JsonToken.Quote(meeting.Second.Entry.Key),
                meeting.First.Property,
                meeting.Second.Property);
        }
    }
}
