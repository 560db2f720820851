using System.Reflection;
using CsCheck;
using ElementGen.HostileDefinitions;
using Microsoft.CodeAnalysis.CSharp;

namespace ElementGen.Roslyn.Tests.Hostile;

/// <summary>A class, the types around it and its namespace can have every name that C# allows; code is generated for it where it stands.</summary>
public class ClassNameTests
{
    // As they are written. What is called like a generated member cannot be a class; a rule of its own says so. Of what is called like a member of
    // object, in another class, the compiler warns.
    private static readonly string[] Names =
    [
        .. HostileText.Atoms.Where(static text => SyntaxFacts.IsValidIdentifier(text) && !IsTaken(text)).Select(static text => "@" + text),
        "\\u0041cme", "\\U00000041cme", "Ac\\u200Dme", "Ac\u200Dme", "Ac\u00ADme", "A\u3164", "A\u0301", "A\u203F", "Straße", "ﬁ", "ǅ", "_1", "__", "@_", "A1",
        new string('ö', 300),
    ];

    private static IEnumerable<string> ObjectMembers =>
        typeof(object).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Select(static member => member.Name);

    // Metadata takes full names of 1,023 bytes; several of the longest would be more.
    private static readonly Gen<string> Segment = Gen.OneOf([.. Names.Where(static name => name.Length < 100)]);

    private static readonly Gen<Place> Places = Gen.Select(Segment.Array[0, 3], Segment.Array[0, 2], Segment)
        .Select(static (space, types, name) => new Place(space, types, name));

    [Fact]
    public void Each_name_can_be_that_of_a_class() => Assert.All(Names.Select(static name => new Place([], [], name)).Chunk(HostileProject.Most), Judge);

    [Fact]
    public void Names_can_stand_in_names() => Places.HoldInBatches(Judge, static place => place.ToString());

    private static void Judge(Place[] places)
    {
        // A space of its own for each, so that nothing is declared twice.
        var source = string.Concat(places.Select(static (place, i) => place.Declare("S" + i)));
        var run = new Consumer().WithElements("infobip").With(source).Generate();

        HostileProject.JudgeText(run);
        Assert.Equal(places.Length, run.Result.GeneratedSources.Length);
        Assert.Empty(run.EmitDiagnostics());
        Assert.Empty(run.Analyze());
    }

    private static bool IsTaken(string name) => ObjectMembers.Contains(name) || name is
        "Element" or "ElementKey" or "Instance" or "Configuration" or "ProvisionAsync" or "Attach" or "DeleteAsync" or "SendAsync" or "_connection";

    private sealed record Place(string[] Namespace, string[] Types, string Name)
    {
        // A type cannot be called like the one around it, nor stand in a namespace beside one of its name.
        private IEnumerable<string> Segments => Types.Select(static (type, i) => $"{type}{i}_");

        public string Declare(string space) =>
            $"namespace {string.Join('.', Namespace.Prepend(space))} {{ "
            + string.Concat(Segments.Select(static type => $"partial class {type} {{ "))
            + $"[global::ElementGen.ElementInstance(\"infobip\")] internal partial class {Name};"
            + new string('}', Types.Length + 1) + "\n";

        public override string ToString() => Declare("S");
    }
}
