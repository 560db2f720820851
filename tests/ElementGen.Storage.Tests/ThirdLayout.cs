namespace ElementGen.Storage.Tests;

/// <summary>How the third layout lays out a file. Users have such files, so nothing here ever changes.</summary>
internal static class ThirdLayout
{
    public const string Sql = SecondLayout.Sql + """
        ;
        ALTER TABLE instance ADD COLUMN revision TEXT NOT NULL DEFAULT '';
        ALTER TABLE instance ADD COLUMN configuration_hash TEXT;
        DROP INDEX instance_state;
        CREATE INDEX instance_state ON instance (account, state, element_key, name) WHERE is_current = 1;
        DROP INDEX instance_instance_id;
        CREATE INDEX instance_instance_id ON instance (instance_id, element_key, name)
        """;
}
