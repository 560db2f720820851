using ElementGen.Roslyn.Classes;

namespace ElementGen.Roslyn.Writing;

/// <summary>The class's full name. It begins with <c>global::</c>, so that no type or namespace in the user's code can hide it.</summary>
internal readonly struct QualifiedName(ElementClass elementClass)
{
    public void AppendTo(SourceWriter writer)
    {
        writer.Append("global::");
        foreach (var segment in elementClass.Namespace)
            AppendQualifier(writer, segment);
        foreach (var type in elementClass.ContainingTypes)
            AppendQualifier(writer, type.Name);

        CSharpText.Append(writer, new Identifier(elementClass.Name));
    }

    private static void AppendQualifier(SourceWriter writer, string name)
    {
        CSharpText.Append(writer, new Identifier(name));
        writer.Append('.');
    }
}
