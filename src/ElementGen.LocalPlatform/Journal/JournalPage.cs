using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ElementGen.LocalPlatform;

/// <summary>The page that shows the latest requests, and why some were refused.</summary>
internal sealed class JournalPage(RequestJournal journal, OrganizationList organizations)
{
    private const int Rows = 200;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync);

    private Task ShowAsync(HttpContext context)
    {
        var page = new StringBuilder();
        var instances = organizations.All.Sum(static organization => organization.State.Instances.Count);
        page.Append(CultureInfo.InvariantCulture, $"<p>{instances} instances. ")
            .Append("The latest requests, the newest first; secrets are masked.</p>\n<table><tr><th>#<th>Time<th>Request")
            .Append("<th>Body<th>Answer<th>Milliseconds<th>Why</tr>\n");
        foreach (var request in journal.Requests.Reverse().Take(Rows))
            Append(page, request);

        return context.AnswerHtmlAsync("Local platform", page.Append("</table>").ToString());
    }

    private static void Append(StringBuilder page, RecordedRequest request)
    {
        page.Append(CultureInfo.InvariantCulture, $"<tr><td>{request.Number}<td>{request.Time:HH:mm:ss.fff}");
        Cell(page, $"{request.Method} {request.Path}{request.Query}");
        Cell(page, request.Body is { } body ? Describe(body) : "");
        Cell(page, request.Status?.ToString(CultureInfo.InvariantCulture) ?? (request.IsReset ? "reset" : ""));
        page.Append(CultureInfo.InvariantCulture, $"<td>{request.Duration.TotalMilliseconds:0.0}");
        Cell(page, string.Join(" ", new[] { request.Refusal ?? "" }.Concat(request.Faults.Select(static fault => $"[{fault}]"))));
        page.Append("</tr>\n");
    }

    private static string Describe(RecordedBody body)
    {
        var values = string.Join(", ", body.Configuration.Select(static value => $"{value.Key} = {value.Value}"));
        var grant = body.HasGrant ? ", with a grant" : "";
        return new TextBudget().Take($"{body.ElementKey} '{body.Name}' [{string.Join(", ", body.Tags ?? [])}] {values}{grant}");
    }

    private static void Cell(StringBuilder page, string text) => page.Append("<td>").Append(HtmlEncoder.Default.Encode(text));
}
