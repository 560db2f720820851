namespace ElementGen.EndToEnd.Tests.Package;

/// <summary>The packages of <see cref="Repository.Packed"/>, packed once for all tests of this assembly from what was built with them.</summary>
internal static class PackedPackages
{
    private static readonly string Output = Path.Combine(Repository.Root, "artifacts", "end-to-end");

    // Other test assemblies pack at the same time.
    private static readonly string Folder = Path.Combine(Output, typeof(PackedPackages).Assembly.GetName().Name!);

    private static readonly Lazy<Task> Packed = new(PackAllAsync);

    /// <summary>The folder that they lie in, a feed.</summary>
    public static async Task<string> FolderAsync()
    {
        await Packed.Value;
        return Folder;
    }

    /// <summary>The file of a package, once it is packed.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="extension">What it holds: <c>.nupkg</c> the package, <c>.snupkg</c> its symbols.</param>
    public static string File(string id, string extension) =>
        Directory.EnumerateFiles(Folder, $"{id}.*{extension}").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]));

    /// <summary>Packs what was built with the tests.</summary>
    /// <param name="what">A project or a solution, by its path in the repository.</param>
    /// <param name="output">The folder to pack into.</param>
    /// <param name="arguments">More for the command.</param>
    public static async Task<CommandResult> PackAsync(string what, string output, params string[] arguments)
    {
        await using var turn = await TurnAsync();
        return await Dotnet.RunAsync(
            Repository.Root,
            // The time that a package's files bear.
            new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1700000000" },
            ["pack", what, "--no-build", "--configuration", Repository.Configuration, "--output", output, .. arguments]);
    }

    private static async Task PackAllAsync()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        var packed = await PackAsync(Repository.Packed, Folder);
        Assert.True(packed.ExitCode == 0, packed.Output);
    }

    /// <summary>Waits until nobody else packs, here or in another test assembly: packing writes beside what it packs.</summary>
    private static async Task<FileStream> TurnAsync()
    {
        Directory.CreateDirectory(Output);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Output, "packing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
