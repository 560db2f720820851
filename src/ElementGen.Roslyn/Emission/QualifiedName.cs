using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.Emission;

/// <summary>The class's full name from <c>global::</c> on, which nothing that a user calls by the same name can shadow.</summary>
internal readonly struct QualifiedName(InstanceDeclaration declaration)
{
    public void AppendTo(SourceWriter writer)
    {
        writer.Append("global::");
        foreach (var segment in declaration.Namespace)
            AppendQualifier(writer, segment);
        foreach (var type in declaration.ContainingTypes)
            AppendQualifier(writer, type.Name);

        CSharpText.Append(writer, new Identifier(declaration.Name));
    }

    private static void AppendQualifier(SourceWriter writer, string name)
    {
        CSharpText.Append(writer, new Identifier(name));
        writer.Append('.');
    }
}
