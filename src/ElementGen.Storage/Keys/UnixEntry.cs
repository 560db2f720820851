using System.Runtime.Versioning;

namespace ElementGen.Storage;

internal enum UnixEntryKind
{
    File,
    Folder,
    Link,
    Other,
}

/// <summary>A file, folder or link as Linux and macOS know it. .NET tells its mode, but not whose it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The number of the user whose it is; 0 is root.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Mode">Who may do what with it.</param>
internal readonly record struct UnixEntry(UnixEntryKind Kind, uint Owner, uint Group, UnixFileMode Mode)
{
    private const uint Root = 0;

    /// <summary>Whether this system tells whose a file is. On Windows a file has the rights of its folder instead.</summary>
    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsKnown { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    public bool IsThisUsers => Owner == UnixCalls.User;

    /// <summary>Neither this user's nor root's.</summary>
    public bool IsStrangers => Owner != Root && !IsThisUsers;

    /// <summary>In such a folder each user may rename and delete only what is his.</summary>
    public bool IsSticky => Kind == UnixEntryKind.Folder && Mode.HasFlag(UnixFileMode.StickyBit);

    public bool CanOthersWrite => Mode.HasFlag(UnixFileMode.OtherWrite) && !IsSticky;

    /// <summary>Without the groups that many systems make for each user alone, under the user's number.</summary>
    public bool CanGroupWrite => Mode.HasFlag(UnixFileMode.GroupWrite) && Group != Owner && !IsSticky;

    /// <summary>The mode as <c>chmod</c> takes it.</summary>
    public string Octal => Convert.ToString((int)Mode, 8).PadLeft(4, '0');

    /// <summary>What is at <paramref name="path"/>, where a link is not followed; null when nothing is.</summary>
    /// <exception cref="IOException">The system cannot tell.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not look into the folder.</exception>
    public static UnixEntry? Read(string path) => UnixCalls.Status(path) is var (mode, owner, group)
        ? new UnixEntry(KindOf(mode), owner, group, (UnixFileMode)(mode & 0xFFF))
        : null;

    private static UnixEntryKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => UnixEntryKind.File,
        0x4000 => UnixEntryKind.Folder,
        0xA000 => UnixEntryKind.Link,
        _ => UnixEntryKind.Other,
    };
}
