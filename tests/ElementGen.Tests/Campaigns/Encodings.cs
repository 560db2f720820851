using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ElementGen.Tests;

/// <summary>The ways in which servers write a text that they say back.</summary>
public static class Encodings
{
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["as it is"] = text => text,
        ["JSON of .NET"] = JavaScriptEncoder.Default.Encode,
        ["JSON, relaxed"] = Json,
        ["JSON of PHP"] = JsonOfPhp,
        ["JSON, every character escaped, small"] = text => Each(text, c => $"\\u{(int)c:x4}"),
        ["JSON, every character escaped, capital"] = text => Each(text, c => $"\\u{(int)c:X4}"),
        ["JSON, Gson's HTML-safe"] = text => Json(text).Replace("=", "\\u003d").Replace("<", "\\u003c").Replace("'", "\\u0027"),
        ["JSON in JSON"] = text => Json(Json(text)),
        ["JSON in JSON in JSON"] = text => Json(Json(Json(text))),
        ["JSON of PHP twice"] = text => JsonOfPhp(JsonOfPhp(text)),
        ["JavaScript, two digits"] = text => Each(text, c => c < 256 ? $"\\x{(int)c:x2}" : $"\\u{(int)c:x4}"),
        ["URL"] = Uri.EscapeDataString,
        ["URL, small"] = text => Small(Uri.EscapeDataString(text)),
        ["URL, every byte"] = text => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}")),
        ["URL twice"] = text => Uri.EscapeDataString(Uri.EscapeDataString(text)),
        ["form"] = WebUtility.UrlEncode,
        ["form twice"] = text => WebUtility.UrlEncode(WebUtility.UrlEncode(text)),
        ["form in JSON"] = text => Json(WebUtility.UrlEncode(text)),
        ["JSON in a form"] = text => WebUtility.UrlEncode(Json(text)),
        ["JSON in a form in JSON"] = text => Json(WebUtility.UrlEncode(Json(text))),
        ["HTML of .NET"] = WebUtility.HtmlEncode,
        ["HTML of Web.Encoders"] = HtmlEncoder.Default.Encode,
        ["HTML, decimal"] = text => Each(text, c => $"&#{(int)c};"),
        ["HTML, hexadecimal, small"] = text => Each(text, c => $"&#x{(int)c:x};"),
        ["HTML, hexadecimal, capital"] = text => Each(text, c => $"&#X{(int)c:X};"),
        ["HTML of Mustache"] = text => WebUtility.HtmlEncode(text).Replace("/", "&#x2F;").Replace("=", "&#x3D;").Replace("&#39;", "&#x27;"),
        ["HTML twice"] = text => WebUtility.HtmlEncode(WebUtility.HtmlEncode(text)),
        ["HTML in JSON"] = text => Json(WebUtility.HtmlEncode(text)),
        ["JSON in HTML"] = text => WebUtility.HtmlEncode(Json(text)),
        ["URL in HTML"] = text => WebUtility.HtmlEncode(Uri.EscapeDataString(text)),
        ["XML"] = text => System.Security.SecurityElement.Escape(text),
        ["Base64"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        ["Base64 without padding"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='),
        ["Base64 for URLs"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_'),
        ["basic authentication"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes($"jane:{text}")),
        ["basic authentication, Base64 in JSON"] = text => JsonOfPhp(Convert.ToBase64String(Encoding.UTF8.GetBytes($"jd:{text}"))),
        ["basic authentication, Base64 in a URL"] = text => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes($"j:{text}:x"))),
    };

    private static string Json(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    private static string JsonOfPhp(string text) => Json(text).Replace("/", "\\/");

    private static string Each(string text, Func<char, string> encode) => string.Concat(text.Select(encode));

    private static string Small(string encoded) => string.Create(encoded.Length, encoded, static (span, from) =>
    {
        from.CopyTo(span);
        for (var i = 0; i + 2 < span.Length; i++)
        {
            if (span[i] == '%')
                (span[i + 1], span[i + 2]) = (char.ToLower(span[i + 1], CultureInfo.InvariantCulture), char.ToLower(span[i + 2], CultureInfo.InvariantCulture));
        }
    });
}
