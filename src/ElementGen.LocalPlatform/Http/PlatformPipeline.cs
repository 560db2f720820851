using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ElementGen.LocalPlatform;

/// <summary>What a request goes through, over a socket as without one.</summary>
internal sealed class PlatformPipeline : IDisposable
{
    private readonly RequestJournal _journal;
    private readonly FaultInjection _faults;
    private readonly HostCheck _hosts;
    private readonly AuthorizationCheck _authorization;
    private readonly ElementCalls _elements;
    private readonly InstanceCalls _instances;
    private readonly InstanceChangeCalls _changes;
    private readonly ConfigurationCalls _configuration;
    private readonly AuthorizationCalls _authorizations;
    private readonly InstanceRequestCalls _requests;
    private readonly AdministrationCalls _administration;
    private readonly ConsentPage _consent;
    private readonly JournalPage _page;
    private readonly HealthCheck _health;
    private readonly ILogger _logger;
    private readonly ElementIndex _served;
    private readonly bool _isOpen;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PlatformPipeline(
        LocalPlatformServer platform, LocalPlatformOptions options, ElementIndex elements, OrganizationList organizations, StateLog log)
    {
        var clock = options.TimeProvider;
        var requirements = new InstanceRequirements(options.Loose);
        var parameters = new ListParameters(options.Loose);
        _isOpen = !IPAddress.IsLoopback(options.Address);
        _served = elements;
        _logger = options.LoggerFactory.CreateLogger("ElementGen.LocalPlatform");
        _journal = platform.Journal;
        _faults = new FaultInjection(platform.Faults, elements, clock);
        _hosts = new HostCheck(_isOpen);
        _authorization = new AuthorizationCheck(organizations);
        _elements = new ElementCalls(elements, parameters);
        _instances = new InstanceCalls(elements, requirements, parameters, clock);
        _changes = new InstanceChangeCalls(elements, requirements, clock);
        _configuration = new ConfigurationCalls(elements, requirements);
        _authorizations = new AuthorizationCalls(elements, options.Loose, clock);
        _requests = new InstanceRequestCalls(clock);
        _administration = new AdministrationCalls(platform);
        _consent = new ConsentPage(organizations, clock);
        _page = new JournalPage(platform.Journal, organizations);
        _health = new HealthCheck(elements, log);
    }

    /// <summary>Lets <paramref name="application"/> answer requests.</summary>
    public void Compose(IApplicationBuilder application)
    {
        application.Use(WaitUntilReadyAsync);
        application.Use(_journal.RecordAsync);
        application.Use(Answers.AnswerErrorsAsync);
        application.UseRouting();
        application.Use(RecordCallAsync);
        application.Use(_hosts.RunAsync);
        application.Use(_faults.RefuseWhileAwayAsync);
        application.Use(AuthorizeAsync);
        application.Use(_faults.RunAsync);
        application.UseEndpoints(Map);
    }

    /// <summary>Says where the platform is, and what is wrong with its definitions.</summary>
    public void LogStart(Uri address, IReadOnlyList<DefinitionFinding> findings)
    {
        _logger.Started(_served.Count, address);
        if (_isOpen)
            _logger.OpenToOthers(address);
        foreach (var finding in findings)
            _logger.BrokenDefinition(finding);
    }

    /// <summary>Lets callers in. Those who came before have waited.</summary>
    public void LetIn() => _ready.SetResult();

    /// <summary>Ends calls that wait: for the platform to be ready, or for a fault.</summary>
    public Task EndAsync()
    {
        _ready.TrySetCanceled();
        return _faults.EndAsync();
    }

    public void Dispose() => _faults.Dispose();

    private void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup(LocalPlatformServer.BasePath);
        _elements.Map(calls);
        _instances.Map(calls);
        _changes.Map(calls);
        _configuration.Map(calls);
        _authorizations.Map(calls);
        _requests.Map(calls);
        _administration.Map(routes);

        var pages = routes.MapGroup("");
        pages.WithMetadata(ForEverybody.Instance);
        pages.ForCall(Call.LocalPlatform);
        _consent.Map(pages);
        _page.Map(pages);
        _health.Map(pages);
    }

    private Task WaitUntilReadyAsync(HttpContext context, RequestDelegate next) =>
        _ready.Task.IsCompletedSuccessfully ? next(context) : WaitAsync(context, next);

    private async Task WaitAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await _ready.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private static Task RecordCallAsync(HttpContext context, RequestDelegate next)
    {
        context.Recording().Call = context.CallOf();
        return next(context);
    }

    private Task AuthorizeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ForEverybody>() is not null)
            return next(context);

        // What goes wrong for everybody goes wrong for callers with wrong secrets too.
        return _authorization.Refuse(context) is { } refusal ? _faults.RunAsync(context, _ => throw refusal) : next(context);
    }

    /// <summary>Marks pages that a browser opens, which sends no secrets.</summary>
    private sealed class ForEverybody
    {
        public static readonly ForEverybody Instance = new();
    }
}
