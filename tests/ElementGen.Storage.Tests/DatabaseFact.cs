using Xunit.Abstractions;
using Xunit.Sdk;

namespace ElementGen.Storage.Tests;

/// <summary>A class of tests with a database that is not to be had everywhere. Its tests are then skipped, and say why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeededDatabaseAttribute : Attribute
{
    /// <summary>Why there is none; null when there is one.</summary>
    public abstract string? Missing { get; }

    internal static string? MissingFor(ITestMethod method)
    {
        var needed = method.TestClass.Class.GetCustomAttributes(typeof(NeededDatabaseAttribute)).OfType<IReflectionAttributeInfo>();
        return needed.Select(static one => ((NeededDatabaseAttribute)one.Attribute).Missing).FirstOrDefault(static missing => missing is not null);
    }
}

/// <summary>A test of every database.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ElementGen.Storage.Tests.DatabaseFactDiscoverer", "ElementGen.Storage.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>A test of every database with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ElementGen.Storage.Tests.DatabaseTheoryDiscoverer", "ElementGen.Storage.Tests")]
public sealed class DatabaseTheoryAttribute : TheoryAttribute;

public sealed class DatabaseFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        NeededDatabaseAttribute.MissingFor(testMethod) is null
            ? base.CreateTestCase(discoveryOptions, testMethod, factAttribute)
            : SkippedTestCase.Of(testMethod, discoveryOptions, DiagnosticMessageSink);
}

public sealed class DatabaseTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        NeededDatabaseAttribute.MissingFor(testMethod) is null
            ? base.Discover(discoveryOptions, testMethod, theoryAttribute)
            : [SkippedTestCase.Of(testMethod, discoveryOptions, DiagnosticMessageSink)];
}

/// <summary>A test without its database.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For deserialization.")]
    public SkippedTestCase()
    {
    }

    private SkippedTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    internal static SkippedTestCase Of(ITestMethod method, ITestFrameworkDiscoveryOptions options, IMessageSink messages) =>
        new(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method);

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => NeededDatabaseAttribute.MissingFor(TestMethod);
}
