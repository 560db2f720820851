namespace ElementGen;

/// <summary>Knows which secrets can stand in an authorization header.</summary>
internal static class SecretInHeader
{
    /// <summary>
    /// Why <paramref name="secret"/> cannot stand in the header, as the words that follow its name; null when it can. Checked before any
    /// request, because HttpClient shows a value that it refuses, and accepts line breaks in some of its methods.
    /// </summary>
    public static string? ProblemOf(Secret secret)
    {
        var text = secret.Reveal();
        if (text.Length == 0)
            return "is empty";

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ',' or <= ' ' or > '~')
            {
                return $"has {NameOf(text[i])} at position {i + 1} of {text.Length}, "
                    + "where only visible ASCII characters other than a comma can stand";
            }
        }

        return null;
    }

    private static string NameOf(char c) => c switch
    {
        '\r' or '\n' => "a line break",
        ',' => "a comma",
        ' ' => "a space",
        < ' ' or '\x7f' => "a control character",
        _ => "a character beyond ASCII",
    };
}
