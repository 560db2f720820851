using Npgsql;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>A COMMIT ends with an exception, and the change may have been made all the same.</summary>
public sealed class UnknownCommits
{
    [Fact]
    public void A_commit_that_timed_out_may_have_been_made() => Assert.True(PostgreSqlProblem.MayBeCommitted(
        new NpgsqlException("Exception while reading from stream", new TimeoutException("Timeout during reading attempt"))));

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CrashShutdown, true)]
    [InlineData(PostgresErrorCodes.TransactionResolutionUnknown, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, false)]
    [InlineData(PostgresErrorCodes.DiskFull, false)]
    public void What_the_server_says_of_a_commit_is_definite_unless_it_goes_down(string state, bool mayBeCommitted) => Assert.Equal(
        mayBeCommitted, PostgreSqlProblem.MayBeCommitted(new PostgresException("No", "ERROR", "ERROR", state)));

    [Fact]
    public void What_may_have_been_made_is_not_said_to_be_unchanged()
    {
        var explained = PostgreSqlProblem.Explain(new TimeoutException("Timeout."), "the database 'acme'", isUnknown: true);

        Assert.Equal("The database 'acme' did not confirm a change: Timeout. It may have been made, or not. Make it again.", explained.Message);
    }
}
