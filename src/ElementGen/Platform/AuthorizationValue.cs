using System.Net.Http.Headers;

namespace ElementGen;

/// <summary>Makes the value of the platform's authorization header: <c>User x, Organization y[, Element z]</c>.</summary>
internal static class AuthorizationValue
{
    /// <summary>For calls on the platform itself.</summary>
    public static AuthenticationHeaderValue Of(ElementsCredentials credentials) =>
        new("User", $"{credentials.User.Reveal()}, Organization {credentials.Organization.Reveal()}");

    /// <summary>For calls on an instance.</summary>
    public static AuthenticationHeaderValue Of(ElementsCredentials credentials, Secret token) =>
        new("User", $"{credentials.User.Reveal()}, Organization {credentials.Organization.Reveal()}, Element {token.Reveal()}");

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
