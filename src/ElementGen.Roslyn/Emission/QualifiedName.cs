using ElementGen.Roslyn.Declarations;

namespace ElementGen.Roslyn.Emission;

/// <summary>The class's full name from <c>global::</c> on, which no type or namespace of the user's can shadow.</summary>
internal readonly struct QualifiedName(ElementClass declared)
{
    public void AppendTo(SourceWriter writer)
    {
        writer.Append("global::");
        foreach (var segment in declared.Namespace)
            AppendQualifier(writer, segment);
        foreach (var type in declared.ContainingTypes)
            AppendQualifier(writer, type.Name);

        CSharpText.Append(writer, new Identifier(declared.Name));
    }

    private static void AppendQualifier(SourceWriter writer, string name)
    {
        CSharpText.Append(writer, new Identifier(name));
        writer.Append('.');
    }
}
