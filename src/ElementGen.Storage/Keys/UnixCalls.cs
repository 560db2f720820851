using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ElementGen.Storage;

/// <summary>
/// Calls of the C library for what .NET does not offer. Names, numbers and structures are those that Linux and macOS promise to programs,
/// the same on every processor.
/// </summary>
internal static partial class UnixCalls
{
    private const string Library = "libc";
    private const int NotThere = 2;
    private const int NotAllowed = 13;
    private const int NotInAFolder = 20;

    /// <summary>The number of the user that this process acts for.</summary>
    public static uint User => GetUser();

    /// <summary>Mode, owner and group of what is at <paramref name="path"/>, where a link is not followed; null when nothing is.</summary>
    /// <exception cref="IOException">The system cannot tell.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not look into the folder.</exception>
    public static (ushort Mode, uint Owner, uint Group)? Status(string path)
    {
        const int fromCurrentFolder = -100;
        const int notThroughLinks = 0x100;
        const uint basics = 0x7FF;
        if (OperatingSystem.IsLinux())
        {
            return GetStatus(fromCurrentFolder, path, notThroughLinks, basics, out var status) == 0
                ? (status.Mode, status.Owner, status.Group)
                : NothingAt(path);
        }

        // On Intel the plain name gives an older structure.
        var isPlainName = RuntimeInformation.ProcessArchitecture != Architecture.X64;
        return (isPlainName ? GetMacStatus(path, out var mac) : GetIntelMacStatus(path, out mac)) == 0
            ? (mac.Mode, mac.Owner, mac.Group)
            : NothingAt(path);
    }

    /// <summary>Whether this user may write to a file or, if it is a folder, make files in it.</summary>
    public static bool MayWrite(string path)
    {
        const int write = 2;
        const int enter = 1;
        return Access(path, Directory.Exists(path) ? write | enter : write) == 0;
    }

    /// <summary>
    /// Puts the names in a folder on disk. A file whose content is there can otherwise lose its name when the power fails.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void FlushFolder(string path)
    {
        const int readOnly = 0;
        using var folder = Open(path, readOnly);
        // A folder that this user may not list cannot be opened. Then the system decides when it is written, as it does for SQLite.
        if (!folder.IsInvalid)
            RandomAccess.FlushToDisk(folder);
    }

    private static (ushort Mode, uint Owner, uint Group)? NothingAt(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        var text = $"'{path}' cannot be examined: {Marshal.GetPInvokeErrorMessage(error)}.";
        return error switch
        {
            NotThere or NotInAFolder => null,
            NotAllowed => throw new UnauthorizedAccessException(text),
            _ => throw new IOException(text),
        };
    }

    [LibraryImport(Library, EntryPoint = "geteuid")]
    private static partial uint GetUser();

    [LibraryImport(Library, EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport(Library, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int GetStatus(int folder, string path, int flags, uint fields, out LinuxStatus status);

    [LibraryImport(Library, EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int GetMacStatus(string path, out MacStatus status);

    [LibraryImport(Library, EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int GetIntelMacStatus(string path, out MacStatus status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }

    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct MacStatus
    {
        [FieldOffset(4)]
        public ushort Mode;

        [FieldOffset(16)]
        public uint Owner;

        [FieldOffset(20)]
        public uint Group;
    }
}
