using System.Diagnostics;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>A disk in memory that has room for little more than a store.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<string?> Reason = new(FindReason);

    private readonly TemporaryFolder _folder = new();

    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder.FullName);

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => Reason.Value;

    public string this[string name] => _folder[name];

    /// <summary>Takes all room that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(_folder["filler"], FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[512]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(_folder["filler"]);

    public void Dispose()
    {
        Run("umount", _folder.FullName);
        _folder.Dispose();
    }

    private static string? FindReason()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "Only root, on Linux, can have a disk of its own.";

        try
        {
            new SmallDisk().Dispose();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return $"This machine does not let a test have a disk of its own: {exception.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(error.Trim());
    }
}

/// <summary>A test with a disk of its own.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
