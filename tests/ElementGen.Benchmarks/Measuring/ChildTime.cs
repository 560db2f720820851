using System.Runtime.InteropServices;

namespace ElementGen.Benchmarks.Measuring;

/// <summary>The processor time of processes that this one has started and that have ended, with those that they started.</summary>
internal static class ChildTime
{
    private const int Children = -1;

    /// <summary>Whether the system tells it.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux();

    /// <summary>The time so far, in seconds.</summary>
    public static double Seconds()
    {
        if (getrusage(Children, out var usage) != 0)
            throw new InvalidOperationException("The system does not tell the time of ended processes.");

        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int getrusage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Usage
    {
        public nint UserSeconds;
        public nint UserMicroseconds;
        public nint SystemSeconds;
        public nint SystemMicroseconds;
        private fixed long _rest[14];
    }
}
