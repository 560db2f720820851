namespace ElementGen.Storage.Tests;

/// <summary>How the second layout lays out a file. Users have such files, so nothing here ever changes.</summary>
internal static class SecondLayout
{
    public const string Sql = """
        CREATE TABLE instance (
            -- The order of saving; a clock can go backwards.
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            -- What the row belongs to, each part as it was asked for; an empty account stands for none.
            account TEXT NOT NULL,
            element_key TEXT NOT NULL,
            name TEXT NOT NULL,
            -- 1 for the row that counts for what it belongs to, 0 for history.
            is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
            -- 'Retained' for an instance whose token is here. Others are for rows of instances that are on their way.
            state TEXT NOT NULL,
            -- For an instance that is on its way: how often it was tried, who is at it and until when, when the request was sent, and until
            -- when it may still land. Times are the database's, in milliseconds since 1970.
            attempt INTEGER,
            owner TEXT,
            lease_until INTEGER,
            sent_at INTEGER,
            settles_at INTEGER,
            -- The tag by which the platform finds it.
            tag TEXT,
            instance_id TEXT,
            -- Encrypted.
            payload BLOB,
            updated_at INTEGER NOT NULL
        );
        -- What is looked for stands in an index too, so that SQLite's check of a file sees when one of both is damaged.
        CREATE UNIQUE INDEX instance_current ON instance (account, element_key, name) WHERE is_current = 1;
        CREATE INDEX instance_name ON instance (element_key, name, account);
        CREATE INDEX instance_instance_id ON instance (instance_id);
        CREATE INDEX instance_state ON instance (state, settles_at);
        -- Tells this store from others that keep instances of the same account.
        CREATE TABLE store (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            scope TEXT NOT NULL
        )
        """;
}
