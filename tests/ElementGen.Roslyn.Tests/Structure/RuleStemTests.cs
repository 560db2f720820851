using System.Reflection;
using ElementGen.CodeFixes;
using ElementGen.Definitions;
using ElementGen.Roslyn.Rules;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ElementGen.Roslyn.Tests.Structure;

/// <summary>One stem names a rule, and its analyzer, its fix and its tests, so that whoever knows one finds the others.</summary>
public class RuleStemTests
{
    private static readonly IReadOnlyDictionary<string, Rule> CodeStems = StemsIn(typeof(CodeRules));
    private static readonly IReadOnlyDictionary<string, Rule> FileStems = StemsIn(typeof(FileRules));

    // Two rules, one about each kind of file, that are mended in the same way.
    private static readonly Type FixOfTwoRules = typeof(CurlyQuotesFix);

    public static TheoryData<string> CodeRuleStems => [.. CodeStems.Keys];

    // Rules that share an id share their tests too; the first one names them.
    public static TheoryData<string> TestedStems =>
    [
        .. CodeStems.Concat(FileStems)
            .GroupBy(static stem => stem.Value.Id)
            .Select(static rules => rules.MinBy(static rule => PlaceOf(rule.Value)).Key),
    ];

    public static TheoryData<string> Fixes => [.. FixTypes().Except([FixOfTwoRules]).Select(static type => type.Name)];

    [Fact]
    public void The_list_of_all_rules_has_each_once()
    {
        Assert.Equal(CodeStems.Values.OrderBy(PlaceOf), CodeRules.All);
        Assert.Equal(FileStems.Values.OrderBy(PlaceOf), FileRules.All);
        Assert.Equal(CodeStems.Count + FileStems.Count, CodeStems.Keys.Union(FileStems.Keys).Count());
    }

    [Theory]
    [MemberData(nameof(CodeRuleStems))]
    public void A_rule_about_code_has_an_analyzer_of_its_name(string stem)
    {
        var type = Assert.Single(typeof(CodeRules).Assembly.GetTypes(), type => type.Name == stem + "Analyzer");

        var analyzer = Assert.IsAssignableFrom<DiagnosticAnalyzer>(Activator.CreateInstance(type));
        Assert.Equal([CodeStems[stem].Id], analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(TestedStems))]
    public void A_rule_has_tests_of_its_name(string stem)
    {
        var type = Assert.Single(typeof(RuleStemTests).Assembly.GetTypes(), type => type.Name == stem + "Tests");

        Assert.Contains(type.GetMethods(), static method => method.GetCustomAttribute<FactAttribute>() is not null);
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_has_the_name_of_a_rule_that_it_fixes(string name)
    {
        var fix = (CodeFixProvider)Activator.CreateInstance(FixTypes().Single(type => type.Name == name))!;

        Assert.EndsWith("Fix", name, StringComparison.Ordinal);
        Assert.Contains(CodeStems.Concat(FileStems), stem => stem.Key + "Fix" == name && fix.FixableDiagnosticIds.Contains(stem.Value.Id));
    }

    [Fact]
    public void The_fix_of_two_rules_fixes_two() =>
        Assert.Equal(2, ((CodeFixProvider)Activator.CreateInstance(FixOfTwoRules)!).FixableDiagnosticIds.Length);

    private static IEnumerable<Type> FixTypes() =>
        FixOfTwoRules.Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)));

    private static int PlaceOf(Rule rule) => CodeRules.All.Concat(FileRules.All).TakeWhile(other => other != rule).Count();

    private static Dictionary<string, Rule> StemsIn(Type rules) => rules
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(static field => field.FieldType == typeof(Rule))
        .ToDictionary(static field => field.Name, static field => (Rule)field.GetValue(null)!);
}
