using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Generation;

public class CatalogueTests
{
    [Fact]
    public void Every_element_of_the_catalogue_generates_code_that_compiles_without_a_warning_in_one_compilation()
    {
        var run = Catalogue.Run;

        Assert.Equal(Repository.ElementKeys.Count, run.Result.GeneratedSources.Length);
        Assert.Empty(run.Diagnostics());
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = run.Output.Emit(image, xmlDocumentationStream: documentation);
        Assert.True(emitted.Success);
        Assert.DoesNotContain(emitted.Diagnostics, static diagnostic => diagnostic.Id != "CS1591" && diagnostic.Severity != DiagnosticSeverity.Hidden);
    }
}
