using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ElementGen.Benchmarks.Measuring;
using ElementGen.LocalPlatform;

namespace ElementGen.Benchmarks.Rows;

/// <summary>What the local platform takes.</summary>
internal sealed class LocalPlatformRows : RowGroup
{
    private const int Callers = 16;
    private const int Instances = 50_000;

    public override string Name => "local-platform";

    public override IEnumerable<Row> Measure() => MeasureAsync().GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Row>> MeasureAsync()
    {
        var rows = new List<Row> { PlatformStart.Measure() };
        await WarmUpAsync().ConfigureAwait(false);
        await using (var platform = await StartAsync(null).ConfigureAwait(false))
        {
            using var http = ClientOf(platform);
            rows.Add(await CreatingAsync(http, "in memory", 5000).ConfigureAwait(false));
            rows.AddRange(await ReadingAsync(http).ConfigureAwait(false));
            rows.Add(new Row(
                $"local platform: memory of {Instances} instances", "",
                FormattableString.Invariant($"{GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024:0} MB in all, client and journal included"), null));
        }

        var folder = Directory.CreateTempSubdirectory("elementgen-");
        try
        {
            await using var platform = await StartAsync(Path.Combine(folder.FullName, "state.db")).ConfigureAwait(false);
            using var http = ClientOf(platform);
            rows.Add(await CreatingAsync(http, "on a file, each on the disk before it is answered", 2000).ConfigureAwait(false));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return rows;
    }

    // The runtime compiles hot code again and again, which is over only after some ten seconds of calls.
    private static async Task WarmUpAsync()
    {
        await using var platform = await StartAsync(null).ConfigureAwait(false);
        using var http = ClientOf(platform);
        await CreateAsync(http, 60_000, null).ConfigureAwait(false);
    }

    private static async Task<Row> CreatingAsync(HttpClient http, string where, int atLeast)
    {
        var times = new double[Instances];
        var start = Stopwatch.GetTimestamp();
        await CreateAsync(http, Instances, times).ConfigureAwait(false);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(times);
        var persecond = Instances / seconds;
        return new Row(
            $"local platform: creations by {Callers} clients, warm, {where}",
            string.Create(CultureInfo.InvariantCulture, $"≥ {atLeast} a second"),
            FormattableString.Invariant($"**{persecond:0}** a second; half within {times[Instances / 2]:0.0} ms, 99 % within {times[Instances * 99 / 100]:0.0} ms"),
            Ratio.Exactly(atLeast / persecond).Against(1));
    }

    private static async Task<IReadOnlyList<Row>> ReadingAsync(HttpClient http)
    {
        var rows = new List<Row>();
        foreach (var (what, path) in new[]
        {
            ("a page of 20", "instances?pageSize=20"),
            ("a search by tag", "instances?tags%5B%5D=t77"),
            ("a search by text", "instances?pageSize=20&searchText=n4999"),
            ("a search by 600 tags", "instances?" + string.Join('&', Enumerable.Range(0, 600).Select(static i => $"tags%5B%5D=t{i}"))),
        })
        {
            var times = new List<double>();
            for (var round = 0; round < 50; round++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
                if (!answer.IsSuccessStatusCode && !answer.Headers.Contains("elements-request-id"))
                    throw new InvalidOperationException($"The platform did not search: {answer.StatusCode}.");

                await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            rows.Add(new Row($"local platform: {what} of {Instances} instances", "", FormattableString.Invariant($"{times.Median():0.00} ms"), null));
        }

        return rows;
    }

    private static async Task CreateAsync(HttpClient http, int count, double[]? times)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            int i;
            while ((i = Interlocked.Increment(ref next) - 1) < count)
            {
                var start = Stopwatch.GetTimestamp();
                using var body = new StringContent(Body(i), Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri("instances", UriKind.Relative), body).ConfigureAwait(false);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                if (times is not null)
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }))).ConfigureAwait(false);
    }

    private static string Body(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "element": { "key": "infobip" },
          "configuration": {
            "messaging.sms.infobip.sender": "+17777777777",
            "messaging.sms.infobip.username": "acme",
            "messaging.sms.infobip.password": "password",
            "messaging.sms.infobip.callback.url": "https://www.maycoolapp.com/auth"
          },
          "tags": ["blue", "t{{i}}"],
          "name": "n{{i}}"
        }
        """);

    private static Task<LocalPlatformServer> StartAsync(string? file) =>
        LocalPlatformServer.StartAsync(new LocalPlatformOptions { DefinitionsFolder = Locations.Elements, StateFile = file });

    private static HttpClient ClientOf(LocalPlatformServer platform)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(platform.BaseAddress, LocalPlatformServer.BasePath + "/"),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "User", $"{platform.Credentials.UserSecret}, Organization {platform.Credentials.OrganizationSecret}");
        return http;
    }
}
