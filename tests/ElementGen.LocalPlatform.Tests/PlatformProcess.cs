using System.Diagnostics;

namespace ElementGen.LocalPlatform.Tests;

/// <summary>This assembly as a program that runs a platform with a state file: a process of its own, which a test can kill.</summary>
internal static class PlatformProcess
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var file, var user, var organization])
        {
            await Console.Error.WriteLineAsync("STATEFILE USER ORGANIZATION");
            return 2;
        }

        await using var platform = await LocalPlatformServer.StartAsync(new LocalPlatformOptions
        {
            Definitions = [Elements.Infobip],
            StateFile = file,
            Credentials = new LocalPlatformCredentials(user, organization),
        });
        Console.WriteLine(platform.BaseAddress);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(PlatformProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
}
