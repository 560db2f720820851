using System.Runtime.Versioning;

namespace ElementGen.Storage;

/// <summary>
/// Lets nobody but this user and root read or replace what a store trusts. What others may do with files of this user is taken away;
/// a stranger's file, and a folder in which strangers could put another file in its place, is refused, for root too: root may read all, but
/// whoever owns a folder says what is in it. On Windows, files have the rights of their folder, and nothing is checked.
/// </summary>
/// <param name="warnings">Gets a sentence for whatever was taken away, and for what is left as it is but should be changed.</param>
internal sealed class Ownership(StoreWarnings warnings)
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Where <paramref name="path"/> leads when every link is followed. The last parts may not be there yet.</summary>
    /// <exception cref="UnauthorizedAccessException">On the way is a stranger's link or folder, or one that others may write.</exception>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public string Follow(string path)
    {
        var fullPath = Path.GetFullPath(path);
        if (!UnixEntry.IsKnown)
            return IsLink(fullPath) ? File.ResolveLinkTarget(fullPath, returnFinalTarget: true)!.FullName : fullPath;

        var place = "/";
        var links = 0;
        var ahead = new Stack<string>();
        Push(ahead, fullPath);
        CheckFolder(place, UnixEntry.Read(place));
        while (ahead.TryPop(out var name))
        {
            var next = Path.GetFullPath(name, place);
            var entry = UnixEntry.Read(next);
            if (entry is not { Kind: UnixEntryKind.Link })
            {
                // What is asked for is not on the way to it: Claim checks that.
                if (ahead.Count > 0)
                    CheckFolder(next, entry);
                place = next;
                continue;
            }

            RefuseStrangers(next, entry.Value);
            if (++links > MostLinks)
                throw new IOException($"'{fullPath}' cannot be opened: its links lead in a circle.");

            var target = new FileInfo(next).LinkTarget!;
            place = Path.IsPathRooted(target) ? "/" : place;
            Push(ahead, target);
        }

        return place;
    }

    /// <summary>
    /// Takes the rights of others at what is at <paramref name="path"/> away, or refuses it. Nothing happens if nothing is there.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">It is a stranger's, or others may write to it and it is not this user's.</exception>
    public void Claim(string path)
    {
        if (!UnixEntry.IsKnown || UnixEntry.Read(path) is not { } entry)
            return;

        RefuseStrangers(path, entry);
        if ((entry.Mode & Others) == 0)
            return;

        if (entry.IsThisUsers && TryClose(path, entry))
        {
            warnings.Add(
                $"'{path}' was open to others (mode {entry.Octal}). Their rights have been taken away. Who read it before may know what is "
                + "in it.");
            return;
        }

        RefuseWhatOthersWrite(path, entry);
        warnings.Add(
            $"'{path}' is open to others (mode {entry.Octal}), and this user cannot take their rights away. "
            + $"Let its owner do so: chmod go= '{path}'.");
    }

    // Unlike a link that leads nowhere, a file that is not there cannot be resolved.
    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static void Push(Stack<string> ahead, string path)
    {
        foreach (var name in Enumerable.Reverse(path.Split('/', StringSplitOptions.RemoveEmptyEntries)))
            ahead.Push(name);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool TryClose(string path, UnixEntry entry)
    {
        try
        {
            File.SetUnixFileMode(path, entry.Mode & ~Others);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        // Some file systems have one mode for all files and ignore the call.
        return UnixEntry.Read(path) is not { } now || (now.Mode & Others) == 0;
    }

    private void CheckFolder(string path, UnixEntry? entry)
    {
        if (entry is not { } folder)
            return;

        RefuseStrangers(path, folder);
        RefuseWhatOthersWrite(path, folder);
        if (folder.CanGroupWrite)
        {
            warnings.Add(
                $"Members of the group {folder.Group} may put other files in the place of those in '{path}'. Unless all of them may know "
                + $"the tokens, take the right away: chmod g-w '{path}'.");
        }
    }

    private static void RefuseStrangers(string path, UnixEntry entry)
    {
        if (!entry.IsStrangers)
            return;

        throw new UnauthorizedAccessException(
            $"'{path}' belongs to another user ({entry.Owner}), who could read or change what is retained. Run the program as that user (a "
            + $"container with --user {entry.Owner}), or name a file in a folder of your own or, if you trust its content, make it your "
            + $"own: chown -h {UnixCalls.User} '{path}'.");
    }

    private static void RefuseWhatOthersWrite(string path, UnixEntry entry)
    {
        if (!entry.CanOthersWrite)
            return;

        throw new UnauthorizedAccessException(
            $"Every user may write to '{path}' (mode {entry.Octal}), and so read or change what is retained. Name a file in a folder of "
            + $"your own or, if you trust its content, take the right away: chmod o-w '{path}'.");
    }
}
