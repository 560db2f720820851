namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>This assembly as a program that uses a store: a process of its own, which a test can kill.</summary>
internal static class StoreProcess
{
    public static Task<int> Main() => Task.FromResult(2);
}
