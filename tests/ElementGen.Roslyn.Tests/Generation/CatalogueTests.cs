using System.Text;

namespace ElementGen.Roslyn.Tests.Generation;

public class CatalogueTests
{
    [Fact]
    public void Every_element_of_the_catalogue_generates_code_that_compiles_without_a_warning_in_one_compilation()
    {
        var run = WholeCatalogue().Generate();

        Assert.Equal(Repository.ElementKeys.Count, run.Result.GeneratedSources.Length);
        Assert.Empty(run.Diagnostics());
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = run.Output.Emit(image, xmlDocumentationStream: documentation);
        Assert.True(emitted.Success);
        Assert.Empty(emitted.Diagnostics);
    }

    private static Consumer WholeCatalogue()
    {
        var source = new StringBuilder("using ElementGen;\nnamespace Acme;\n");
        foreach (var key in Repository.ElementKeys)
            source.Append("[ElementInstance(\"").Append(key).Append("\")] public partial class C_").Append(key.Replace('-', '_')).AppendLine(";");

        return new Consumer().WithElements(Repository.ElementKeys).With(source.ToString());
    }
}
