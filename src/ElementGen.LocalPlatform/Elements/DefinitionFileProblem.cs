namespace ElementGen.LocalPlatform;

/// <summary>Something wrong with a file of the definitions' folder; the other files are served all the same.</summary>
/// <param name="Path">The file, relative to the folder, with <c>/</c> between its parts.</param>
/// <param name="Line">The line, counted from 1; 0 when the file could not be read at all.</param>
/// <param name="Column">The character in the line, counted from 1; 0 when the file could not be read at all.</param>
/// <param name="Message">What is wrong, as a clause without a full stop.</param>
public sealed record DefinitionFileProblem(string Path, int Line, int Column, string Message)
{
    /// <summary>The place and the message as compilers print them: <c>infobip.json(3,12): …</c>.</summary>
    public override string ToString() => Line == 0 ? $"{Path}: {Message}" : $"{Path}({Line},{Column}): {Message}";
}
