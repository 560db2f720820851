namespace ElementGen.Storage;

/// <summary>The table of retained instances in SQLite.</summary>
internal static class InstanceTable
{
    /// <summary>The columns that a row is read from, in the order of <c>RowStatements.ReadRows</c>.</summary>
    public const string Columns =
        "sequence, account, element_key, name, instance_id, is_current, payload, state, attempt, owner, tag, configuration_hash, revision, "
        + "lease_until, sent_at, settles_at, updated_at, " + Now;

    /// <summary>The database's clock, in milliseconds since 1970.</summary>
    public const string Now = "CAST(julianday('now') * 86400000 - 210866760000000 AS INTEGER)";

    /// <summary>The layouts of the file, each as the step that leads to it.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE retained_instance (
            -- The order of saving; a clock can go backwards.
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id INTEGER NOT NULL UNIQUE,
            element_key TEXT NOT NULL,
            name TEXT NOT NULL,
            retained_at TEXT NOT NULL,
            payload BLOB NOT NULL
        );
        CREATE INDEX retained_instance_name ON retained_instance (element_key, name, sequence)
        """,
        """
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
        INSERT INTO instance (sequence, account, element_key, name, is_current, state, instance_id, payload, updated_at)
            SELECT
                sequence,
                '',
                coalesce(element_key, ''),
                coalesce(name, ''),
                row_number() OVER (PARTITION BY coalesce(element_key, ''), coalesce(name, '') ORDER BY sequence DESC) = 1,
                'Retained',
                CAST(id AS TEXT),
                payload,
                coalesce(CAST(julianday(retained_at) * 86400000 - 210866760000000 AS INTEGER), 0)
            FROM retained_instance ORDER BY sequence;
        DROP TABLE retained_instance;
        -- Tells this store from others that keep instances of the same account.
        CREATE TABLE store (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            scope TEXT NOT NULL
        );
        INSERT INTO store VALUES (1, lower(hex(randomblob(16))))
        """,
        """
        -- A random text that changes with every change of the row, so that of several who change it at once one does.
        ALTER TABLE instance ADD COLUMN revision TEXT NOT NULL DEFAULT '';
        UPDATE instance SET revision = lower(hex(randomblob(16)));
        ALTER TABLE instance ADD COLUMN configuration_hash TEXT;
        -- A page of the rows of a state begins where the last one ended, however many others there are.
        DROP INDEX instance_state;
        CREATE INDEX instance_state ON instance (account, state, element_key, name) WHERE is_current = 1;
        -- Many accounts can have instances of one name.
        DROP INDEX instance_instance_id;
        CREATE INDEX instance_instance_id ON instance (instance_id, element_key, name)
        """,
        AuthorizationStatements.Step,
    ];
}
