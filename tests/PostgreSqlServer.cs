using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

namespace ElementGen.Storage.Tests.PostgreSql;

/// <summary>
/// A PostgreSQL server of the tests' own: made from the programs that the distribution installs, in a temporary folder that also has its
/// socket, and gone when the tests are. Several projects include this file.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PostgreSqlServer : IDisposable
{
    // What PostgreSQL refuses to run as.
    private const string Root = "root";

    private static readonly Lazy<string?> Binaries = new(FindBinaries);
    private static readonly Lazy<string?> User = new(FindUser);
    private static readonly Lazy<PostgreSqlServer> Own = new(static () => new PostgreSqlServer());

    private readonly DirectoryInfo _folder = new($"/tmp/elementgen-postgresql-{Guid.NewGuid():N}");
    private readonly bool _isDurable;
    private Process? _keeper;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="isDurable">
    /// Whether it waits for the disk, as PostgreSQL does by default; tests are faster without, and measurements would say nothing.
    /// </param>
    public PostgreSqlServer(bool isDurable = false)
    {
        _isDurable = isDurable;
        // Its owner alone reaches the socket, and root.
        _folder.Create();
        if (Environment.UserName == Root)
            Run("chown", User.Value!, _folder.FullName);

        Run([.. AsUser, Path.Combine(Binaries.Value!, "initdb"), "--pgdata", Data, "--username", "acme", "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--no-sync", "--no-instructions"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Start();
    }

    /// <summary>Why there is no server; null when there is one.</summary>
    public static string? Missing => Binaries.Value is null
        ? "PostgreSQL is not installed: initdb and postgres are neither on the path nor under /usr/lib/postgresql (apt-get install postgresql)."
        : Environment.UserName == Root && User.Value is null
            ? "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody', or no setpriv."
            : null;

    /// <summary>The one that the tests of this process share.</summary>
    public static PostgreSqlServer Shared => Own.Value;

    /// <summary>Databases in which nothing is left of the test that had them.</summary>
    public ConcurrentBag<string> FreeDatabases { get; } = [];

    /// <summary>The folder with the server's programs.</summary>
    public static string Programs => Binaries.Value!;

    /// <summary>The folder with the socket.</summary>
    public string Host => _folder.FullName;

    private string Data => Path.Combine(_folder.FullName, "data");

    private static string[] AsUser => Environment.UserName == Root
        ? ["setpriv", $"--reuid={User.Value}", $"--regid={User.Value}", "--clear-groups"]
        : [];

    /// <summary>Starts the server and waits until it answers.</summary>
    public void Start()
    {
        // A shell waits for the end of its input and then stops the server. So it ends with the tests, however these end: it is no child of
        // theirs, which would be killed with them.
        const string script = """
            exec 3<&0
            setsid sh -c '
                folder=$1; shift
                "$@" 2> /dev/null > /dev/null & server=$!
                if read -r _; then keep=yes; fi
                kill -QUIT $server; wait $server
                test -n "$keep" || rm -rf "$folder"
                ' sh "$@" <&3 &
            """;
        string[] server =
        [
            Path.Combine(Programs, "postgres"), "-D", Data, "-k", _folder.FullName, "-c", "listen_addresses=", "-c", "max_connections=300", "-c",
            $"fsync={(_isDurable ? "on" : "off")}",
        ];
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", script, "sh", _folder.FullName, .. AsUser, .. server])
            start.ArgumentList.Add(argument);

        _keeper = Process.Start(start)!;
        var socket = Path.Combine(_folder.FullName, ".s.PGSQL.5432");
        for (var left = 200; !IsReady(); left--)
        {
            if (left == 0)
                throw new InvalidOperationException($"The server does not answer on '{socket}'.");

            Thread.Sleep(100);
        }
    }

    /// <summary>Stops the server at once, without an orderly end of its work.</summary>
    public void Stop()
    {
        _keeper!.StandardInput.WriteLine("keep the folder");
        End();
    }

    /// <summary>Stops the server, and deletes its folder.</summary>
    public void Dispose()
    {
        if (_keeper is not null)
            End();
    }

    /// <summary>Runs a program of the server's, such as pg_dump.</summary>
    /// <returns>What it writes.</returns>
    public static string RunProgram(string name, params string[] arguments) => Run([Path.Combine(Programs, name), .. arguments]);

    private static string Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} failed: {errors.GetAwaiter().GetResult()}");
    }

    private void End()
    {
        _keeper!.StandardInput.Close();
        // It ends when the last one that could write there has ended.
        _keeper.StandardOutput.ReadToEnd();
        _keeper.Dispose();
        _keeper = null;
    }

    private static string? FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return installed.Select(static folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static string? FindUser()
    {
        foreach (var user in (string[])["postgres", "nobody"])
        {
            try
            {
                Run("setpriv", $"--reuid={user}", "--clear-groups", "true");
                return user;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // The next one.
            }
        }

        return null;
    }

    private bool IsReady()
    {
        try
        {
            RunProgram("pg_isready", "--host", Host);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
