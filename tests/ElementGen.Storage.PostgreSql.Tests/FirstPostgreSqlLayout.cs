namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>How the first layout lays out a database. Users have such databases, so nothing here ever changes.</summary>
internal static class FirstPostgreSqlLayout
{
    public static readonly string[] Lines =
    [
        "CREATE INDEX instance_instance_id ON elementgen.instance USING hash (instance_id)",
        "CREATE INDEX instance_name ON elementgen.instance USING btree (name_hash, account_hash)",
        "CREATE INDEX instance_state ON elementgen.instance USING btree (account_hash, state, name_hash) WHERE is_current",
        "CREATE UNIQUE INDEX instance_current ON elementgen.instance USING btree (account_hash, name_hash) WHERE is_current",
        "CREATE UNIQUE INDEX instance_pkey ON elementgen.instance USING btree (sequence)",
        "CREATE UNIQUE INDEX protection_key_pkey ON elementgen.protection_key USING btree (name)",
        "CREATE UNIQUE INDEX store_pkey ON elementgen.store USING btree (only_row)",
        "instance.account text NO",
        "instance.account_hash bytea NO",
        "instance.attempt integer NO",
        "instance.configuration_hash text YES",
        "instance.element_key text NO",
        "instance.instance_id text YES",
        "instance.is_current boolean NO",
        "instance.lease_until bigint YES",
        "instance.name text NO",
        "instance.name_hash bytea NO",
        "instance.owner text YES",
        "instance.payload bytea YES",
        "instance.revision text NO",
        "instance.sent_at bigint YES",
        "instance.sequence bigint NO",
        "instance.settles_at bigint YES",
        "instance.state text NO",
        "instance.tag text YES",
        "instance.updated_at bigint NO",
        "protection_key.content bytea NO",
        "protection_key.made_at timestamp with time zone NO",
        "protection_key.name text NO",
        "store.layout integer NO",
        "store.only_row integer NO",
        "store.scope text NO",
    ];
}
