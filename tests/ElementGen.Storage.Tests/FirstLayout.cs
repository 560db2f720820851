namespace ElementGen.Storage.Tests;

/// <summary>
/// A store's file and key as version 0.1.0 made them, with two instances of one name: 30 with the token "first", then 27. Users have such
/// files, so nothing here ever changes.
/// </summary>
internal static class FirstLayout
{
    public const string Sql = """
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
        """;

    private const string Header = "PRAGMA application_id = 1164724051; PRAGMA user_version = 1; PRAGMA journal_mode = WAL";

    private const string Insert = """
        INSERT INTO retained_instance (id, element_key, name, retained_at, payload)
        VALUES ($id, 'infobip', 'InfoBip for Acme', '2026-11-25T20:19:26.7452989Z', $payload)
        """;

    // Whitespace does not count in Base64.
    private const string Instance30 = """
        CfDJ8PiXLl2Lx1BDjKebNbM38Bjh/o35uf+3zkrt7v8c6t0QQHX3y17d6fGWQPsXNavUd5BRUB8D9rY4E3COkScRMU78zNzMvxIBQNQ6loh3pkZ62nWvUWt8
        3mWQJ2ogLa44JsH1sDwkkUyA9ei8lrNC5t9RxJlk1qyex8HfdEggSd0lEkWM9dRNyPSSJxleq8o0BlgiSyi6cvDXJd97EqoA47L1SCeyl0vduSIZgiMngg9t
        zvoouzq7pw9txc625WhAkW+Bq3PBUyONZHRIOlcliDdhNWRstoPKDEMkdvHVq7XzbzuLh+YsJlJxWmvr2bRK3ap/UyTpKyBGEyGLHCujA1SQmRb3z+mjuYun
        8PoRZUv/RSZW5yJCskuEzIj4/NwCXzbeXVuF9Ff4Mkx3YquXHUPwwJ9CgofkL7yYJMJRUrvabGIrxelh0JE95fzEU4BHzRHG7yeoYqBWugAjilFHipk4KMaR
        lpw5NWJF0/Anit0NfB7+iaiMmnYm9CsBVa8q4ZGujmp0f4X4eHzY6xYPgisn427GhxCfVThw5205oQ0CtiKqM1jNS8XvJZyaUrFwvKZ2bKXqkz7o7DzXzknd
        KSsQIAdqNMZ+UICILRokGRR4xGkvxF7Ltd4z9I8GNCv9CCyWMbCpMBcXNrDY33SsgjyDuV80HNbLnf+KZSsT8/wT5QkshMXP32CUdYCK01IZ970qjPzPoyAD
        pcVfd2ZXz+3TLT4MKBplNVLn4mxze3miBG1mbJ9aEoWPW0z0b85lRik31Xu22mrUHyWC9JIwEBqT1wgD8+QeOO+73jywnf0yilWUmsDM01r2/FH0PqguEK2a
        olNzJAYmuy5EVq68/1itdYTQ50yZ/3/PainveFZ3LOpHCvHydn1RDUhXglBuzgwcD+jmqPr+hcWF7F+ssOX2jjhCQRvtswz6E256+pud
        """;

    private const string Instance27 = """
        CfDJ8PiXLl2Lx1BDjKebNbM38BiALLIfs/jozluoQGlu0fYHEd3c4l4AnXFwyvup8wqu3cROefnYOJeAcQ67titAxdE7NzPOayH7WgvNpoRs1Jku1ldV+ifa
        fEwbUtYrr2RdxJVlm7CKKD5tMmK2EYvWYqxLYS9klXZ+h+VTPX8q0CR+NO3bCpJ+8gPGfYTZFET1vAkDpL/IFvnqdVKYBJoU76Yv2tX1BBx87xjkN9FsMBNl
        aQNBfo9v96nL6TE/pJShar4ioCkUYKtVK52UVshDpIX9tZsZEwVs50wiMGOTeY854JDiHqpWOhELZ6bdBwv40qen7yQxS+u0t77XmcObJhNQ8ZRnE6bMsE1t
        Sfqyb5JMruMHaC1/ZWZ8qi+ud+PVEUgTE2ydRhKDhJAyACsvTE+cgRmtAt1A5ZhA1c1uMtKSDGPtPdN1hTr1wCDaHoBIk3TokS8ViV8Ht3MrvEVT0dJpSwF0
        jAjKMB6Su+yDJUloLgs70aQTrbH5iLS42fZySQhzAjHoQGbnjBhiXxyLdQhJm5Pe42TGvWp62CFtE4AQWHp3QwSzS9dWVA1lALGa2FbSW65RDsbibSO1fEOA
        qNALqi6SL09F72D7AuGNL5lQuL9spZLCFPKzTaPPNNsFsI0Sif/voYrO5ccegX8lat7Jswm/J9j4kTAAyTUAYxmXNugOnwxve2XE0VbB/LKklOFF9EzwxqMk
        mdsEF5hUeLsYnJbCGtRLyAS15vZ1697M+7/2cagZhoblUzsr/eqI3cVLhu4xlWx1B0VNTeu1ops1xecJmwgZK/AcTqW7ykVr1SLhs2Gr4pKu4nuot/YgEEd5
        WlxsOwQ6CrR2ZEX65cmJkyQ2HDLKQk8h3xPfddhd4vsCOLXYE7g7jGeC7PBJxErWm/a/u5z5IPeLHoYDvvezr/0NXTgf+xvlJGOTxk+rtwdJrGLYUKKX4QY0
        Z3k8uBvDfcV2n/uVUj+UFVLBVxc=
        """;

    private const string Key = """
        <?xml version="1.0" encoding="utf-8"?>
        <key id="5d2e97f8-c78b-4350-8ca7-9b35b337f018" version="1">
          <creationDate>2026-01-01T00:00:00Z</creationDate>
          <activationDate>2026-01-01T00:00:00Z</activationDate>
          <expirationDate>2026-04-01T00:00:00Z</expirationDate>
          <descriptor deserializerType="DESERIALIZER">
            <descriptor>
              <encryption algorithm="AES_256_CBC" />
              <validation algorithm="HMACSHA256" />
              <masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection">
                <value>o4gdW0YEA60LXyyVEuxKd7lh+nHR39McMASGXLhgBJ9vEsMy7326pShsAgKpGNx3f10FoZpQnV6nKeNTouTexA==</value>
              </masterKey>
            </descriptor>
          </descriptor>
        </key>
        """;

    private const string Deserializer =
        "Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, "
        + "Microsoft.AspNetCore.DataProtection, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60";

    /// <summary>Writes the file, and the key into the folder beside it.</summary>
    public static void Write(string database)
    {
        var keys = Directory.CreateDirectory(database + ".keys");
        File.WriteAllText(
            Path.Combine(keys.FullName, "key-5d2e97f8-c78b-4350-8ca7-9b35b337f018.xml"),
            Key.Replace("DESERIALIZER", Deserializer, StringComparison.Ordinal));
        PlainSqlite.Run(database, Sql);
        PlainSqlite.Run(database, Header);
        PlainSqlite.Run(database, Insert, ("$id", 30), ("$payload", Convert.FromBase64String(Instance30)));
        PlainSqlite.Run(database, Insert, ("$id", 27), ("$payload", Convert.FromBase64String(Instance27)));
    }
}
