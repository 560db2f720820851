namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>Tests with a PostgreSQL server, which is not installed everywhere.</summary>
public sealed class NeedsPostgreSqlAttribute : NeededDatabaseAttribute
{
    public override string? Missing =>
        OperatingSystem.IsWindows() ? "The tests start PostgreSQL only where it has a socket in a folder." : PostgreSqlServer.Missing;
}
