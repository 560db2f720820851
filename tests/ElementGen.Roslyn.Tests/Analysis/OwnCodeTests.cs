using Microsoft.CodeAnalysis;

namespace ElementGen.Roslyn.Tests.Analysis;

/// <summary>ELG0006: what a class declares itself does not go together with what is generated for it.</summary>
public class OwnCodeTests
{
    private const string Attribute = "[ElementGen.ElementInstance(\"bigcommerce\")]";

    private static readonly Consumer Project = new Consumer().WithElements("bigcommerce");

    [Fact]
    public void A_primary_constructor_is_underlined_with_its_parameters()
    {
        var reports = Project.With("""
            namespace Acme;

            [ElementGen.ElementInstance("bigcommerce")]
            public partial class Shop(string tenant, int id)
            {
                public string Tenant => tenant + id;
            }
            """).AnalyzeUncompiled();

        Assert.Equal(
            [
                new Report("Source0.cs(4,26)", "(string tenant, int id)", "ELG0006",
                    "'Shop' collides with its generated code: generated methods create it, so it cannot have a primary constructor; replace the parameters with properties"),
            ],
            reports);
    }

    [Fact]
    public void A_base_that_cannot_be_constructed_is_underlined()
    {
        var reports = Project.With($$"""
            public abstract class Connected(string name) { public string Name => name; }
            {{Attribute}}
            public partial class Shop : Connected, System.IDisposable { public void Dispose() { } }
            """).AnalyzeUncompiled();

        Assert.Equal(
            [
                new Report("Source0.cs(3,29)", "Connected", "ELG0006",
                    "'Shop' collides with its generated code: generated methods create it, but its base 'Connected' has no accessible constructor without parameters; add one"),
            ],
            reports);
    }

    [Theory]
    [InlineData("abstract string Instance { get; }", "string Instance => \"\";")]
    [InlineData("virtual object Element() => 1;", "object Element() => 2;")]
    [InlineData("abstract event System.Action Attach;", "event System.Action Attach { add { } remove { } }")]
    public void A_member_that_overrides_one_of_its_base_is_reported_once_where_the_base_is_named(string inherited, string own) =>
        Assert.Equal(
            [("Base<int>", "ELG0006")],
            Project
                .With($"public abstract class Base<T> {{ public {inherited} }}")
                .With($"{Attribute} public partial class Shop : Base<int> {{ public override {own} }}")
                .AnalyzeUncompiled()
                .Select(static report => (report.Underlined, report.Id)));

    [Fact]
    public void A_second_member_that_is_overridden_is_reported_at_its_own_name()
    {
        var reports = Project
            .With("public abstract class Base { public abstract string Instance { get; } public abstract string Element { get; } }")
            .With($$"""
                {{Attribute}} public partial class Shop : Base { public override string Instance => ""; public override string Element => ""; }
                """)
            .AnalyzeUncompiled();

        // Of what the base has, one member at a time is reported.
        Assert.Equal(["Base", "Instance"], reports.Select(static report => report.Underlined).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("class Base { private Base() { } }", "Base")]
    [InlineData("class Base<T> { protected Base(T value) { } }", "Base<int>")]
    [InlineData("namespace Other { class Base { protected Base(int value) { } } }", "Other.Base")]
    public void However_the_base_is_written_it_is_underlined(string declaration, string written) =>
        Assert.Equal(
            [(written, "ELG0006")],
            Project
                .With(declaration)
                .With($"partial class Shop : System.IDisposable {{ public void Dispose() {{ }} }} {Attribute} partial class Shop : {written};")
                .AnalyzeUncompiled()
                .Select(report => (report.Underlined, report.Id)));

    [Fact]
    public void What_only_classes_with_oauth_have_is_in_nobodys_way_elsewhere()
    {
        const string Own = "public int AuthorizeAsync => 1;";
        const string Uses = "class Uses { ElementGen.IElementInstance<Shop, Shop.Configuration>? shop = null as Shop; }";

        Assert.Empty(Project.With($"{Attribute} public partial class Shop {{ {Own} }} {Uses}").AnalyzeUncompiled());
        Assert.Equal(
            [("AuthorizeAsync", "ELG0006")],
            new Consumer().WithElements("box")
                .With($"[ElementGen.ElementInstance(\"box\")] public partial class Shop {{ {Own} }}")
                .AnalyzeUncompiled()
                .Select(static report => (report.Underlined, report.Id)));
    }

    [Theory]
    [InlineData("public string Instance { get; } = \"\";", "Instance")]
    [InlineData("public string Element = \"\";", "Element")]
    [InlineData("private readonly int _connection = 1;", "_connection")]
    [InlineData("public event System.Action? ElementKey;", "ElementKey")]
    [InlineData("public System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken token) => System.Threading.Tasks.Task.CompletedTask;", "DeleteAsync")]
    [InlineData("public static Shop? Attach(ElementGen.ElementsClient a, ElementGen.ProvisionedInstance b) => null;", "Attach")]
    [InlineData("public class ProvisionAsync;", "ProvisionAsync")]
    [InlineData("public int SendAsync => 1;", "SendAsync")]
    [InlineData("public string Configuration { get; } = \"\";", "Configuration")]
    [InlineData("public class Instance<T>;", "Instance")]
    [InlineData("public bool ConfigurationDiffers => true;", "ConfigurationDiffers")]
    [InlineData("public System.Threading.Tasks.Task UpdateAsync(System.Func<Configuration, Configuration> a, System.Threading.CancellationToken b) => System.Threading.Tasks.Task.CompletedTask;", "UpdateAsync")]
    [InlineData("public static void AttachAsync(ElementGen.ElementsClient a, ElementGen.Secret b, System.Threading.CancellationToken c) { }", "AttachAsync")]
    public void A_member_with_a_generated_members_name_is_underlined(string member, string name)
    {
        var report = Assert.Single(Project.With($"{Attribute} public partial class Shop {{ {member} }}").AnalyzeUncompiled());

        Assert.Equal(
            (name, "ELG0006", $"'Shop' collides with its generated code: '{name}' is the name of a generated member; rename this one"),
            (report.Underlined, report.Id, report.Message));
    }

    [Fact]
    public void Each_member_in_the_way_has_an_error_of_its_own() =>
        Assert.Equal(
            ["Element", "Instance", "Attach"],
            Project
                .With($"{Attribute} partial class Shop {{ int Element, Instance; }} partial class Shop {{ class Attach; }}")
                .AnalyzeUncompiled()
                .Select(report => report.Underlined));

    [Fact]
    public void A_constructor_that_is_generated_is_underlined()
    {
        var report = Assert.Single(Project.With($"{Attribute} partial class Shop {{ public Shop(ElementGen.InstanceConnection connection) {{ }} }}").AnalyzeUncompiled());

        Assert.Equal(
            ("Shop", "'Shop' collides with its generated code: a constructor with these parameters is generated; remove this one"),
            (report.Underlined, report.Message));
    }

    [Theory]
    [InlineData("public required string Tenant { get; set; }", "Tenant")]
    [InlineData("public required string Tenant;", "Tenant")]
    public void A_required_member_is_underlined(string member, string name)
    {
        var report = Assert.Single(Project.With($"{Attribute} public partial class Shop {{ {member} }}").AnalyzeUncompiled());

        Assert.Equal(
            (name, $"'Shop' collides with its generated code: generated methods create it without setting '{name}', so '{name}' cannot be required; remove 'required'"),
            (report.Underlined, report.Message));
    }

    [Fact]
    public void A_required_member_of_a_base_is_named_at_the_base() =>
        Assert.Equal(
            [("Tenanted", "'Shop' collides with its generated code: generated methods create it without setting 'Tenant', which its base 'Tenanted' requires; remove 'required' there")],
            Project
                .With($"public class Tenanted {{ public required string Tenant {{ get; set; }} }} {Attribute} public partial class Shop : Tenanted;")
                .AnalyzeUncompiled()
                .Select(report => (report.Underlined, report.Message)));

    [Theory]
    [InlineData("public string Instance => \"\";", "Instance")]
    [InlineData("protected int _connection;", "_connection")]
    [InlineData("public virtual System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken token = default) => null!;", "DeleteAsync")]
    [InlineData("internal class Configuration;", "Configuration")]
    public void A_member_of_a_base_that_would_be_hidden_is_named_at_the_base(string member, string name)
    {
        var report = Assert.Single(Project
            .With($"public class Outermost {{ {member} }} public class Base : Outermost; {Attribute} public partial class Shop : Base;")
            .AnalyzeUncompiled());

        Assert.Equal(
            ("Base", $"'Shop' collides with its generated code: a generated member would hide '{name}' of its base 'Outermost'; rename it, or use another base"),
            (report.Underlined, report.Message));
    }

    [Theory]
    [InlineData("Configuration")]
    [InlineData("Instance")]
    [InlineData("Attach")]
    [InlineData("ElementKey")]
    public void A_class_with_a_generated_members_name_is_underlined(string name)
    {
        var report = Assert.Single(Project.With($"{Attribute} public partial class {name};").AnalyzeUncompiled());

        Assert.Equal(
            ($"Source0.cs(1,{Attribute.Length + 23})", name, $"'{name}' collides with its generated code: '{name}' is the name of a generated member; rename the class"),
            (report.Place, report.Underlined, report.Message));
    }

    [Theory]
    [InlineData("class Configuration { }")]
    [InlineData("partial class Configuration { }")]
    [InlineData("struct Configuration { }")]
    [InlineData("interface Configuration { }")]
    [InlineData("enum Configuration { One }")]
    [InlineData("delegate void Configuration();")]
    [InlineData("partial record struct Configuration;")]
    [InlineData("record Configuration;")]
    public void A_type_called_Configuration_that_is_no_partial_record_is_underlined(string type)
    {
        var report = Assert.Single(Project.With($"{Attribute} partial class Shop {{ public {type} }}").AnalyzeUncompiled());

        Assert.Equal(
            ("Configuration", "'Shop' collides with its generated code: 'Configuration' is the name of a generated record; rename this type, or extend the record with 'partial record Configuration'"),
            (report.Underlined, report.Message));
    }

    [Theory]
    [InlineData("abstract partial record Configuration;", "abstract", "its 'Configuration' is generated as a sealed record; remove 'abstract'")]
    [InlineData("internal partial record Configuration;", "internal", "its 'Configuration' is generated as a public record; remove 'internal'")]
    [InlineData("private partial record Configuration;", "private", "its 'Configuration' is generated as a public record; remove 'private'")]
    [InlineData("partial record Configuration : Other;", "Other", "its 'Configuration' derives from 'ElementConfiguration'; remove the other base")]
    [InlineData("partial record Configuration { public string? StoreUrl { get; init; } }", "StoreUrl", "'StoreUrl' is the name of a generated member; rename this one")]
    [InlineData("partial record Configuration { public enum AuthenticationTypeOption { One } }", "AuthenticationTypeOption", "'AuthenticationTypeOption' is the name of a generated member; rename this one")]
    [InlineData("partial record Configuration { private void Supply(string? text) { } }", "Supply", "'Supply' is the name of a generated member; rename this one")]
    [InlineData("partial record Configuration { private static string? TextOf(string name = \"\") => name; }", "TextOf", "'TextOf' is the name of a generated member; rename this one")]
    [InlineData("partial record Configuration { public int FilterResponseNulls() => 1; }", "FilterResponseNulls", "'FilterResponseNulls' is the name of a generated member; rename this one")]
    public void A_part_of_Configuration_cannot_contradict_the_generated_one(string part, string underlined, string why) =>
        Assert.Contains(
            (underlined, "ELG0006", $"'Shop' collides with its generated code: {why}"),
            Project.With("public record Other;").With($"{Attribute} public partial class Shop {{ {part} }}").AnalyzeUncompiled().Select(report => (report.Underlined, report.Id, report.Message)));

    [Theory]
    [InlineData("public partial class Shop { public partial record Configuration { public string? Region { get; init; } } }")]
    [InlineData("public partial class Shop { sealed partial record Configuration : System.IDisposable { public void Dispose() { } } }")]
    [InlineData("public partial class Shop { partial record Configuration : ElementGen.ElementConfiguration; }")]
    [InlineData("public partial class Shop { public partial record Configuration(string Region) { } }")]
    [InlineData("public partial class Shop { public partial record Configuration { public required string Region { get; init; } public Configuration() { } } }")]
    [InlineData("public partial class Shop { public class Configuration<T>; }")]
    [InlineData("public partial class Shop { public partial record Configuration { public static Configuration ReadFrom(System.Func<string, int> read, string path) => ReadFrom(name => read(name).ToString(), path); } }")]
    [InlineData("public static class Other { public class Configuration; } public partial class Shop { public static void ProvisionAsync(ElementGen.ElementsClient a, string b, Other.Configuration c, ElementGen.ProvisionOptions d, System.Threading.CancellationToken e) { } }")]
    [InlineData("public partial class Shop { public System.Threading.Tasks.Task DeleteAsync(int tries) => DeleteAsync(); }")]
    [InlineData("public partial class Shop { public static Shop Attach<T>(ElementGen.ElementsClient a, ElementGen.ProvisionedInstance b) => Attach(a, b); }")]
    [InlineData("public partial class Shop { public Shop() : this(null!) { } public string Name { get; set; } = \"\"; }")]
    [InlineData("public class Base { private int _connection = 1; public int Read() => _connection; protected void Attach() { } } public partial class Shop : Base;")]
    [InlineData("public class Base { protected Base(int tries = 1, params string[] names) { } } public partial class Shop : Base;")]
    [InlineData("public partial class Shop : System.Exception;")]
    public void Code_that_goes_together_with_it_is_right(string declarations) =>
        Assert.Empty(Project.With($"{Attribute} public partial class Shop; {declarations}").Analyze());

    // An error in a declaration, wherever it is, ends a build before any analyzer is heard.
    [Theory]
    [InlineData("public partial class Shop { public string Instance => \"\"; }")]
    [InlineData("public partial class Shop { public int Element, ElementKey, _connection; }")]
    [InlineData("public partial class Shop { public class Element; public class Attach; }")]
    [InlineData("public partial class Shop { public System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken t) => null!; }")]
    [InlineData("public partial class Shop { public static void ProvisionAsync(ElementGen.ElementsClient a, string b, Configuration c, ElementGen.ProvisionOptions d, System.Threading.CancellationToken e) { } }")]
    [InlineData("public partial class Shop { public Shop(ElementGen.InstanceConnection connection) { } }")]
    [InlineData("public partial class Shop { public string Configuration => \"\"; }")]
    [InlineData("public partial class Shop { public class Configuration; }")]
    [InlineData("public partial class Shop { internal partial record Configuration; }")]
    [InlineData("public partial class Shop { public abstract partial record Configuration; }")]
    [InlineData("public record Other; public partial class Shop { public partial record Configuration : Other; }")]
    [InlineData("public partial class Shop { public partial record Configuration { public string? StoreUrl { get; init; } public void ReadFrom(System.Func<string, string?> a, string b) { } } }")]
    [InlineData("public partial class Shop { public partial record Configuration { public enum AuthenticationTypeOption { One } } }")]
    [InlineData("public partial class Shop { public partial record Configuration { protected override ElementGen.ElementDescriptor Descriptor => Element; } }")]
    [InlineData("public partial class Shop(int id) { public int Id => id; }")]
    [InlineData("public partial class Shop { public required string Tenant { get; set; } }")]
    [InlineData("public class Base(int id) { public int Id => id; } public partial class Shop : Base;")]
    [InlineData("public partial class Configuration;")]
    [InlineData("public partial class Element;")]
    [InlineData("public partial class Instance;")]
    [InlineData("public partial class ProvisionAsync;")]
    [InlineData("public class Base { public string Instance => \"\"; } public partial class Shop : Base;")]
    [InlineData("public class Base { public virtual System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken t = default) => null!; } public partial class Shop : Base;")]
    [InlineData("public class Base { protected int _connection; } public partial class Shop : Base;")]
    [InlineData("public class Base { protected internal static string Element = \"\", ElementKey = \"\"; } public partial class Shop : Base;")]
    [InlineData("public class Base { public class Attach; public delegate void SendAsync(); } public partial class Shop : Base;")]
    [InlineData("public class Base { internal class Configuration; } public partial class Shop : Base;")]
    [InlineData("public class Base { public void Configuration(int a) { } } public partial class Shop : Base;")]
    [InlineData("public class Base<T> { public event System.Action? ProvisionAsync { add { } remove { } } } public class Middle : Base<int>; public partial class Shop : Middle;")]
    [InlineData("public class Base { public string Instance => \"\"; } public partial class Shop : Base { public new string Instance => \"\"; }")]
    [InlineData("public abstract class Base { public abstract ElementGen.ProvisionedInstance Instance { get; } } public partial class Shop : Base;")]
    [InlineData("public abstract class Base { protected abstract event System.Action Element; public abstract class Attach; } public partial class Shop : Base;")]
    [InlineData("public abstract class Base { public abstract System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken t); } public partial class Shop : Base;")]
    [InlineData("public abstract class Base { public abstract string Instance { get; } } public partial class Shop : Base { public override string Instance => \"\"; }")]
    [InlineData("public abstract class Base { public abstract string Instance { get; } } public class Middle : Base { public override string Instance => \"\"; } public partial class Shop : Middle;")]
    [InlineData("public class Base { public abstract class Configuration; } public partial class Shop : Base;")]
    [InlineData("[ElementGen.ElementInstance(\"bigcommerce\")] public partial class Base { } public partial class Shop : Base;")]
    [InlineData("[ElementGen.ElementInstance(\"bigcommerce\")] public partial class Base { public Base() { } } public partial class Shop : Base;")]
    [InlineData("public partial class Shop { public partial record Configuration { public string Descriptor => \"\"; } }")]
    [InlineData("public partial class Shop { public partial record Configuration { public static string Descriptor<T>(T a) => \"\"; } }")]
    [InlineData("public partial class Shop { public partial record Configuration { public class Descriptor; } }")]
    [InlineData("public partial class Shop { public partial record Configuration(string Descriptor); }")]
    [InlineData("public partial class Shop { public partial record Configuration { public string? Additional { get; init; } } }")]
    [InlineData("public partial class Shop { public partial record Configuration { public int Additional; private void Supply(string? text) { } } }")]
    public void It_is_heard_in_a_build_because_the_member_in_the_way_is_left_out(string declarations)
    {
        var name = declarations[(declarations.LastIndexOf("public partial class ", StringComparison.Ordinal) + "public partial class ".Length)..]
            .Split(' ', '(', ';')[0];
        var run = Project.With($"{Attribute} public partial class {name}; {declarations}").Generate();

        Assert.NotEmpty(run.Result.GeneratedSources);
        Assert.DoesNotContain(run.Output.GetDeclarationDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(
            run.Diagnostics(),
            diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree));
        Assert.Equal(["ELG0006"], run.Analyze().Select(static report => report.Id).Distinct());
    }

    [Theory]
    [InlineData("public abstract string Instance { get; }", "", true)]
    [InlineData("public abstract string Instance { get; }", "public override string Instance => \"\";", false)]
    [InlineData("public virtual string Instance => \"\";", "", false)]
    [InlineData("public abstract class Configuration;", "", false)]
    public void A_class_is_generated_as_abstract_only_while_it_lacks_what_a_base_demands(string demanded, string own, bool isAbstract) =>
        Assert.Equal(
            isAbstract,
            Project
                .With($"public abstract class Base {{ {demanded} }} {Attribute} public partial class Shop : Base {{ {own} }}")
                .Generate()
                .TextOf("Shop")
                .Contains("abstract partial class Shop", StringComparison.Ordinal));

    [Fact]
    public void What_a_base_demands_of_a_sealed_class_is_the_compilers_error_in_the_users_file()
    {
        var run = Project
            .With($"public abstract class Base {{ public abstract string Instance {{ get; }} }} {Attribute} public sealed partial class Shop : Base;")
            .Generate();

        Assert.Equal(
            ["CS0534"],
            run.Diagnostics()
                .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree) ? diagnostic.Id : "generated"));
        Assert.Equal(["ELG0006"], run.AnalyzerDiagnostics().Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("public class Base { public class Instance<T>; public void Element<T>() { } public void Attach() { } private int ElementKey = 1; public int Key => ElementKey; }")]
    [InlineData("public class Base { public System.Threading.Tasks.Task DeleteAsync(System.Threading.CancellationToken token, int tries) => System.Threading.Tasks.Task.CompletedTask; }")]
    public void What_a_generated_member_does_not_hide_is_right(string baseClass) =>
        Assert.Empty(Project.With($"{baseClass} {Attribute} public partial class Shop : Base;").Analyze());

    [Theory]
    [InlineData("private int _element = 1; public int DescribeElement() => _element;")]
    [InlineData("private static int CurrentElement => 1; public int Number => CurrentElement;")]
    public void A_private_name_that_the_class_has_is_left_to_it(string members) =>
        Assert.Empty(Project.With($"{Attribute} public partial class Shop {{ {members} }}").Analyze());

    [Theory]
    [InlineData("public Shop() { }")]
    [InlineData("public Shop() : this(null!) { }")]
    public void An_object_that_the_class_creates_itself_says_that_it_stands_for_no_instance(string constructor)
    {
        var run = Project.With($$"""
            {{Attribute}} public partial class Shop { {{constructor}} }

            public static class Check
            {
                public static string Run()
                {
                    try
                    {
                        return new Shop().Instance.Name;
                    }
                    catch (System.InvalidOperationException e)
                    {
                        return e.Message;
                    }
                }
            }
            """).Generate();

        Assert.Empty(run.Analyze());
        Assert.Equal(
            "This object is not connected to an instance, because it was created by a constructor of the class. Get one from ProvisionAsync or Attach.",
            run.Run("Check", "Run"));
    }

    [Fact]
    public void A_class_of_nobodys_element_can_declare_what_it_likes() =>
        Assert.Empty(Project.With("public class Shop(int id) { public int Instance => id; public class Configuration; }").Analyze());

    [Fact]
    public void Where_nothing_is_generated_nothing_is_in_its_way() =>
        Assert.Equal(["ELG0002"], Project.With($"{Attribute} public class Shop(int id) {{ public int Instance => id; }}").Analyze().Select(report => report.Id));

    [Theory]
    [InlineData("partial class Shop : Unheard;")]
    [InlineData("partial class Shop : ;")]
    [InlineData("partial class Shop : Shop;")]
    [InlineData("partial class Shop( { }")]
    [InlineData("partial class Shop { partial record Configuration : Unheard; }")]
    [InlineData("partial class Shop { partial record Configuration : ; }")]
    [InlineData("partial class Shop { record Configuration( }")]
    [InlineData("partial class Shop { enum Configuration }")]
    [InlineData("partial class Shop { public Instance }")]
    [InlineData("partial class Shop { public void Attach( }")]
    public void Nothing_throws_over_half_typed_code(string declaration) => Project.With($"{Attribute} {declaration}").AnalyzeUncompiled();
}
