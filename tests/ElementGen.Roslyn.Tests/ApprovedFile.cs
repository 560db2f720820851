namespace ElementGen.Roslyn.Tests;

/// <summary>A file of the repository whose text follows from the code: read and approved by people, and written anew on request.</summary>
internal static class ApprovedFile
{
    private const string AcceptVariable = "ELEMENTGEN_ACCEPT";

    /// <summary>Fails unless the file at <paramref name="path"/> has <paramref name="text"/>; writes it first when the environment says so.</summary>
    public static void AssertHolds(string path, string text)
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            File.WriteAllText(path, text);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text,
            $"{Path.GetFileName(path)} does not have this text. Run the tests with {AcceptVariable}=1 and look at what that changes.\n{text}");
    }
}
