namespace ElementGen.Storage;

/// <summary>Keys in a folder that only its owner may read.</summary>
internal static class KeyFolder
{
    /// <summary>
    /// Where the keys of the file at <paramref name="path"/> are: beside the file itself and, if the path is a link, beside the link, where
    /// release 0.1 kept them. New keys are written beside the file, where they are found by whatever path it is opened.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">A stranger could lead the path elsewhere.</exception>
    public static IReadOnlyList<string> Beside(string path, StoreWarnings warnings) =>
        [.. new[] { new Ownership(warnings).Follow(path), Path.GetFullPath(path) }.Distinct().Select(file => file + ".keys")];

    /// <summary>Uses the keys in <paramref name="folders"/>; none need be there yet.</summary>
    /// <param name="folders">Where keys are read; new ones are written into the first.</param>
    /// <param name="mayMakeKeys">Whether a key is made where there is no valid one.</param>
    /// <param name="warnings">Gets a sentence for whatever cannot be used.</param>
    /// <exception cref="UnauthorizedAccessException">A folder is open to others or a stranger's, or this user may not read it.</exception>
    public static KeyRing Open(IReadOnlyList<string> folders, bool mayMakeKeys, StoreWarnings warnings)
    {
        var files = new KeyFiles(folders, warnings);
        files.CheckFolders();
        return new KeyRing(files, mayMakeKeys, warnings);
    }
}
