using System.Text;
using Microsoft.AspNetCore.Http;

namespace ElementGen.Testing;

/// <summary>
/// A page that tells a person how an authorization went. It is the same for everybody: nothing of a request is on it. The browser is sent
/// to it, so that the address with the grant is not left in the history.
/// </summary>
internal sealed class CallbackPage
{
    /// <summary>The grant is there.</summary>
    public static readonly CallbackPage Granted = new(
        "done", StatusCodes.Status200OK, "Access was allowed", "The program has what it needs. You can close this page.");

    /// <summary>The person, or the provider, refused.</summary>
    public static readonly CallbackPage Refused = new(
        "refused", StatusCodes.Status200OK, "Access was not allowed", "The program was told so. You can close this page.");

    /// <summary>The person took too long.</summary>
    public static readonly CallbackPage Expired = new(
        "expired", StatusCodes.Status400BadRequest, "That took too long", "Go back to the program, and begin again there.");

    /// <summary>Nobody waits for this.</summary>
    public static readonly CallbackPage Unknown = new(
        "unknown",
        StatusCodes.Status400BadRequest,
        "Nothing was taken",
        "No program waits for this answer. It was given already, or it belongs to something else. Go back to the program.");

    private static readonly CallbackPage[] All = [Granted, Refused, Expired, Unknown];

    private readonly int _status;
    private readonly byte[] _html;

    private CallbackPage(string name, int status, string title, string text)
    {
        Name = name;
        _status = status;
        _html = Encoding.UTF8.GetBytes(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title></head>\n"
            + $"<body><h1>{title}</h1>\n<p>{text}</p></body></html>\n");
    }

    /// <summary>The last part of its path.</summary>
    public string Name { get; }

    /// <summary>The page with this name; null for none.</summary>
    public static CallbackPage? Find(ReadOnlySpan<char> name)
    {
        foreach (var page in All)
        {
            if (name.SequenceEqual(page.Name))
                return page;
        }

        return null;
    }

    /// <summary>Keeps an answer, whatever it is, from being kept, framed, or told to others.</summary>
    public static void Protect(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Answers with the page.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html;charset=utf-8";
        response.ContentLength = _html.Length;
        return response.Body.WriteAsync(_html, context.RequestAborted).AsTask();
    }
}
