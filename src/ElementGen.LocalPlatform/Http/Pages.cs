using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Answers with pages for a browser. A page has no script, and nothing on it comes from elsewhere.</summary>
internal static class Pages
{
    // form-action leaves the callback of a consent open: browsers apply it to redirects, too.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color-scheme:light dark}"
        + "table{border-collapse:collapse;width:100%}"
        + "td,th{text-align:left;padding:.25em .75em;border-bottom:1px solid #8884;vertical-align:top}"
        + "td{overflow-wrap:anywhere}";

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">The title, as text.</param>
    /// <param name="body">What is below the title, as HTML.</param>
    public static Task AnswerHtmlAsync(this HttpContext context, string title, string body)
    {
        var encoded = HtmlEncoder.Default.Encode(title);
        var page = Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<title>{encoded}</title><style>{Style}</style></head>\n<body><h1>{encoded}</h1>\n{body}\n</body></html>\n");
        var response = context.Response;
        response.ContentType = "text/html;charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        // A form of this page must tell its origin, and the address of a consent must not leave this machine.
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
        return response.Body.WriteAsync(page, context.RequestAborted).AsTask();
    }
}
