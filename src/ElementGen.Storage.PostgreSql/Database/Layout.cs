namespace ElementGen.Storage;

/// <summary>How the database is laid out: in a schema of its own, beside whatever else is there.</summary>
internal static class Layout
{
    /// <summary>
    /// The layouts, each as the step that leads to it. A step that a release has is never changed: databases were made with it.
    /// </summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE elementgen.store (
            only_row integer PRIMARY KEY CHECK (only_row = 1),
            -- How many steps were taken.
            layout integer NOT NULL,
            -- Tells this store from others that keep instances of the same account.
            scope text NOT NULL
        );
        INSERT INTO elementgen.store VALUES (1, 0, replace(gen_random_uuid()::text, '-', ''));
        CREATE TABLE elementgen.protection_key (
            name text PRIMARY KEY,
            -- Encrypted with a key that is not in the database.
            content bytea NOT NULL,
            made_at timestamptz NOT NULL DEFAULT now()
        );
        CREATE TABLE elementgen.instance (
            -- The order of saving; a clock can go backwards.
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            -- What the row belongs to, each part as it was asked for; an empty account stands for none.
            account text NOT NULL,
            element_key text NOT NULL,
            name text NOT NULL,
            -- SHA-256 of the account, and of element key and name: an index takes no text of more than some thousand bytes.
            account_hash bytea NOT NULL,
            name_hash bytea NOT NULL,
            -- Whether the row counts for what it belongs to; else it is history.
            is_current boolean NOT NULL,
            state text NOT NULL,
            -- How often it was tried, who is at it and until when, when the request was sent, and until when it may still land. Times are
            -- the database's, in milliseconds since 1970.
            attempt integer NOT NULL,
            owner text,
            lease_until bigint,
            sent_at bigint,
            settles_at bigint,
            -- The tag by which the platform finds it.
            tag text,
            -- A hash with a key that is not in the database.
            configuration_hash text,
            -- A random text that changes with every change of the row, so that of several who change it at once one does.
            revision text NOT NULL,
            instance_id text,
            -- Encrypted.
            payload bytea,
            updated_at bigint NOT NULL
        );
        CREATE UNIQUE INDEX instance_current ON elementgen.instance (account_hash, name_hash) WHERE is_current;
        CREATE INDEX instance_name ON elementgen.instance (name_hash, account_hash);
        CREATE INDEX instance_state ON elementgen.instance (account_hash, state, name_hash) WHERE is_current;
        CREATE INDEX instance_instance_id ON elementgen.instance USING hash (instance_id)
        """,
        """
        -- Authorizations that wait for a person.
        CREATE TABLE elementgen.pending_authorization (
            account text NOT NULL,
            -- SHA-256 of the account, and of the id, by which a callback finds it.
            account_hash bytea NOT NULL,
            id_hash bytea NOT NULL,
            -- In milliseconds since 1970.
            expires_at bigint NOT NULL,
            -- Encrypted.
            payload bytea NOT NULL,
            PRIMARY KEY (account_hash, id_hash)
        );
        CREATE INDEX pending_authorization_expires_at ON elementgen.pending_authorization (expires_at)
        """,
    ];
}
