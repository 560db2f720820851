using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ElementGen.LocalPlatform;

/// <summary>Makes calls fail as it was asked for.</summary>
internal sealed class FaultInjection(FaultRules rules, ElementIndex elements, TimeProvider clock) : IDisposable
{
    private readonly byte[] _garbage = Encoding.UTF8.GetBytes("\u0000{\"id\": 7, \"tok");

    private readonly CancellationTokenSource _end = new();

    /// <summary>Resets the connection while the platform is dead for everybody.</summary>
    public Task RefuseWhileAwayAsync(HttpContext context, RequestDelegate next) => RefuseWhileAwayAsync(null, context, next);

    /// <summary>Answers a call, with what is to go wrong.</summary>
    public Task RunAsync(HttpContext context, RequestDelegate next) => RefuseWhileAwayAsync(
        context.Recording().Organization,
        context,
        rules.IsEmpty || context.Recording().Call == Call.LocalPlatform ? next : called => FailAsync(called, next));

    /// <summary>Ends what waits.</summary>
    public Task EndAsync() => _end.CancelAsync();

    public void Dispose() => _end.Dispose();

    private static void Reset(HttpContext context)
    {
        context.Recording().IsReset = true;
        context.Abort();
    }

    private Task RefuseWhileAwayAsync(PlatformOrganization? organization, HttpContext context, RequestDelegate next)
    {
        if (context.Recording().Call == Call.LocalPlatform || !rules.IsAway(organization, clock.GetUtcNow()))
            return next(context);

        Reset(context);
        return Task.CompletedTask;
    }

    private async Task FailAsync(HttpContext context, RequestDelegate next)
    {
        var element = rules.AskForElement ? await ElementOfAsync(context).ConfigureAwait(false) : null;
        var taken = rules.Of(context.Recording().Organization, context.Recording().Call, element);
        context.Recording().Faults = [.. taken.Select(static rule => rule.Fault.ToString())];
        context.Features.Set(new FaultsInEffect([.. taken.Select(static rule => rule.Fault)]));

        // What is around a call begins first and ends last.
        var call = next;
        foreach (var rule in taken.Reverse())
        {
            var inner = call;
            call = called => FailAsync(called, rule, inner);
        }

        try
        {
            await call(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            Reset(context);
        }
    }

    private async Task FailAsync(HttpContext context, FaultRule rule, RequestDelegate call)
    {
        var fault = rule.Fault;
        switch (fault.Kind)
        {
            case FaultKind.Latency:
                await WaitAsync(fault.Time, context.RequestAborted).ConfigureAwait(false);
                await call(context).ConfigureAwait(false);
                break;
            case FaultKind.Status:
                throw new RefusedException(fault.Number, fault.Message ?? $"The local platform was asked to fail with {fault.Number}.");
            case FaultKind.TooManyRequests:
                AddRetryTime(context.Response, fault);
                throw new RefusedException(StatusCodes.Status429TooManyRequests, "Too many requests.");
            case FaultKind.Gateway when !fault.IsAfterEffect:
                await AnswerAsGatewayAsync(context, fault.Number).ConfigureAwait(false);
                break;
            case FaultKind.Answer when !fault.IsAfterEffect:
                await AnswerAsGivenAsync(context, fault).ConfigureAwait(false);
                break;
            case FaultKind.ResetBefore:
                Reset(context);
                break;
            case FaultKind.LandLate:
                await LandLateAsync(context, fault.Time, call).ConfigureAwait(false);
                break;
            case FaultKind.Gateway or FaultKind.Answer or FaultKind.ResetAfter or FaultKind.Truncate or FaultKind.Garbage
                or FaultKind.AnswerLate or FaultKind.Die:
                var answer = await DoAsync(context, call).ConfigureAwait(false);
                await AnswerAsync(context, rule, answer).ConfigureAwait(false);
                break;
            default:
                // The call itself sees to it.
                await call(context).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Does a call and returns its answer without sending it.</summary>
    private static async Task<byte[]> DoAsync(HttpContext context, RequestDelegate call)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await Answers.AnswerErrorsAsync(context, called => call(called)).ConfigureAwait(false);
            await context.Response.BodyWriter.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = body;
        }

        return answer.ToArray();
    }

    private async Task AnswerAsync(HttpContext context, FaultRule rule, byte[] answer)
    {
        var fault = rule.Fault;
        switch (fault.Kind)
        {
            case FaultKind.Gateway:
                await AnswerAsGatewayAsync(context, fault.Number).ConfigureAwait(false);
                return;
            case FaultKind.Answer:
                await AnswerAsGivenAsync(context, fault).ConfigureAwait(false);
                return;
            case FaultKind.Die:
                rules.Leave(rule.Organization, clock.GetUtcNow() + fault.Time);
                Reset(context);
                return;
            case FaultKind.ResetAfter:
                Reset(context);
                return;
            case FaultKind.Garbage:
                context.Response.StatusCode = StatusCodes.Status200OK;
                await SendAsync(context, _garbage).ConfigureAwait(false);
                return;
            case FaultKind.Truncate:
                context.Response.ContentLength = answer.Length;
                await context.Response.Body.WriteAsync(answer.AsMemory(0, Math.Min(fault.Number, answer.Length))).ConfigureAwait(false);
                await context.Response.Body.FlushAsync().ConfigureAwait(false);
                Reset(context);
                return;
            default:
                await WaitAsync(fault.Time, context.RequestAborted).ConfigureAwait(false);
                await SendAsync(context, answer).ConfigureAwait(false);
                return;
        }
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        // These have no body.
        if (context.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent
            or StatusCodes.Status304NotModified)
        {
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static Task AnswerAsGatewayAsync(HttpContext context, int status)
    {
        context.Response.Headers.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        context.Recording().Refusal = "A gateway answered.";
        return SendAsync(context, Encoding.UTF8.GetBytes($"<html><body><h1>{status}</h1><hr>gateway</body></html>"));
    }

    private static Task AnswerAsGivenAsync(HttpContext context, Fault fault)
    {
        context.Response.Headers.Clear();
        context.Response.StatusCode = fault.Number;
        foreach (var (name, value) in fault.Headers)
            context.Response.Headers[name] = value;

        return SendAsync(context, fault.Body);
    }

    private async Task LandLateAsync(HttpContext context, TimeSpan delay, RequestDelegate call)
    {
        // The body is read while there is a connection; the call goes on without one.
        await RequestBodyBuffer.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        Reset(context);
        context.RequestAborted = CancellationToken.None;
        await WaitAsync(delay, CancellationToken.None).ConfigureAwait(false);
        context.Response.Body = Stream.Null;
        await Answers.AnswerErrorsAsync(context, called => call(called)).ConfigureAwait(false);
    }

    private void AddRetryTime(HttpResponse response, Fault fault)
    {
        if (fault.Number == 0)
            return;

        var seconds = (long)Math.Ceiling(fault.Time.TotalSeconds);
        if (fault.IsResetTime)
            response.Headers["x-ratelimit-reset"] = $"{clock.GetUtcNow().ToUnixTimeSeconds() + seconds}";
        else
            response.Headers.RetryAfter = $"{seconds}";
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        await Task.Delay(time, clock, either.Token).ConfigureAwait(false);
    }

    private async Task<string?> ElementOfAsync(HttpContext context)
    {
        if (context.InstanceOfToken() is { } caller)
            return caller.ElementKey;
        if (context.Request.RouteValues["keyOrId"] is string keyOrId)
            return elements.Find(keyOrId)?.Definition.Key;
        if (context.Request.RouteValues["id"] is string text && long.TryParse(text, CultureInfo.InvariantCulture, out var id))
            return context.Recording().Organization?.State.Instances.Find(id)?.ElementKey;
        if (context.Recording().Call != Call.CreateInstance)
            return null;

        var sent = await RequestBodyBuffer.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(sent);
            var body = InstanceBody.Read(document.RootElement);
            return (body.ElementKey ?? body.ElementId) is { } named ? elements.Find(named)?.Definition.Key : null;
        }
        catch (Exception exception) when (exception is JsonException or RefusedException or InvalidOperationException)
        {
            // The call says what is wrong with the body.
            return null;
        }
    }
}
