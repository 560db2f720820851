using System.Diagnostics;
using Xunit.Sdk;

namespace ElementGen.Storage.Tests.Ensuring;

/// <summary>
/// Processes that ensure the instances of all tenants. Meanwhile, some are killed or paused at random moments; for each that is killed
/// another one begins, until each has ended by itself.
/// </summary>
/// <param name="start">Starts a process that does the work of its argument.</param>
/// <param name="work">What they do.</param>
/// <param name="timing">How long pauses are.</param>
/// <param name="kills">How many are killed.</param>
/// <param name="pauses">How many are paused: every second one for longer than the settle time.</param>
internal sealed class EnsuringWorkers(Func<string, Process> start, EnsuringWork work, Timing timing, int kills, int pauses) : IDisposable
{
    private const int Count = 4;

    // 128, and the number of SIGKILL.
    private const int WasKilled = 137;

    private readonly Lock _gate = new();
    private readonly Random _random = new(work.Seed);
    private readonly Process?[] _running = new Process?[Count];
    private readonly CancellationTokenSource _end = new();

    /// <summary>What they said.</summary>
    public EnsuringReport Report { get; } = new();

    /// <summary>How many were killed before they ended by themselves.</summary>
    public int Killed { get; private set; }

    public int Paused { get; private set; }

    /// <summary>Ends when all have done their work.</summary>
    public async Task RunAsync(TimeSpan longest)
    {
        var disturbing = DisturbAsync();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(RunAsync)).WaitAsync(longest);
        }
        catch (TimeoutException)
        {
            throw new XunitException($"{Report.Tenants} of {work.Tenants} tenants had an instance after {longest}: {Report}");
        }
        finally
        {
            await EndAsync();
            await disturbing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _end.Dispose();

    private async Task RunAsync(int number)
    {
        for (var life = 0; Begin(number, life) is { } begun; life++)
        {
            using var process = begun;
            var errors = process.StandardError.ReadToEndAsync();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                Report.Read(line);

            await process.WaitForExitAsync();
            lock (_gate)
            {
                _running[number] = null;
                Killed += process.ExitCode == WasKilled ? 1 : 0;
            }

            if (process.ExitCode == 0)
                return;

            if (process.ExitCode != WasKilled)
            {
                await EndAsync();
                throw new XunitException($"A process ended with {process.ExitCode}: {await errors}");
            }
        }
    }

    /// <summary>Starts a process, unless all are to end.</summary>
    private Process? Begin(int number, int life)
    {
        // Each in another order, so that they are after the same keys at different times.
        var ofThisLife = work with { Number = number, Seed = work.Seed + (life * Count) + number };
        lock (_gate)
            return _end.IsCancellationRequested ? null : _running[number] = start(ofThisLife.ToArgument());
    }

    /// <summary>Kills and pauses processes while they make progress, from the first instance to nearly the last one.</summary>
    private async Task DisturbAsync()
    {
        var moments = Enumerable.Range(0, kills + pauses)
            .Select(number => (At: _random.Next(work.Tenants * 9 / 10), IsKill: number < kills, IsLong: number % 2 == 0))
            .OrderBy(static moment => moment.At)
            .ToList();
        var paused = new List<Task>();
        foreach (var (at, isKill, isLong) in moments)
        {
            while (Report.Tenants < at)
                await Task.Delay(5, _end.Token);

            await Task.Delay(_random.Next(200), _end.Token);
            while (!TryDisturb(isKill, isLong, paused))
                await Task.Delay(5, _end.Token);
        }

        await Task.WhenAll(paused);
    }

    /// <summary>Kills or pauses a process; false if none runs, because those that were killed have no successor yet.</summary>
    private bool TryDisturb(bool isKill, bool isLong, List<Task> paused)
    {
        lock (_gate)
        {
            int[] running = [.. Enumerable.Range(0, Count).Where(number => _running[number] is not null)];
            if (running.Length == 0)
                return false;

            var number = running[_random.Next(running.Length)];
            if (isKill)
            {
                Signal("KILL", _running[number]!);
                _running[number] = null;
            }
            else
            {
                paused.Add(PauseAsync(_running[number]!, isLong ? timing.LongPause : TimeSpan.FromMilliseconds(_random.Next(50, 1_500))));
            }

            return true;
        }
    }

    private async Task PauseAsync(Process process, TimeSpan length)
    {
        Paused++;
        Signal("STOP", process);
        await Task.Delay(length, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            // If it is not there any more, it was killed meanwhile.
            if (_running.Contains(process))
                Signal("CONT", process);
        }
    }

    private static void Signal(string name, Process process)
    {
        using var sending = Process.Start("/bin/sh", ["-c", $"kill -{name} {process.Id} 2> /dev/null"]);
        sending.WaitForExit();
    }

    private async Task EndAsync()
    {
        await _end.CancelAsync();
        lock (_gate)
        {
            foreach (var process in _running)
                process?.Kill();
        }
    }
}
