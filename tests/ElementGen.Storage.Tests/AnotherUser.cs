using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ElementGen.Storage.Tests;

/// <summary>
/// Lets root give files to other users, and act as one of them: on Linux, a thread can have a user of its own. (The C library's own calls
/// change all threads, so the system is called directly.)
/// </summary>
internal static class AnotherUser
{
    public const int Root = 0;
    public const int App = 41_001;
    public const int Stranger = 41_002;

    private static (long SetGroups, long SetGroup, long SetUser) Calls => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (116, 119, 117),
        Architecture.Arm64 => (159, 149, 147),
        _ => throw new PlatformNotSupportedException(),
    };

    /// <summary>Gives a file, folder or link to a user and a group; to the group of the user's own number by default.</summary>
    public static void Own(string path, int user, int? group = null) =>
        Check(LChown([.. Encoding.UTF8.GetBytes(path), 0], user, group ?? user));

    /// <summary>Acts as the user <see cref="App"/>. The action must start no threads: they would stay that user's.</summary>
    public static void Act(Action action)
    {
        // Data Protection would otherwise read keys on a thread of the pool, which is root's.
        AppContext.SetSwitch("Microsoft.AspNetCore.DataProtection.KeyManagement.DisableAsyncKeyRingUpdate", true);
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Check(SystemCall(Calls.SetGroups, 0, 0, 0));
                Check(SystemCall(Calls.SetGroup, App, App, App));
                Check(SystemCall(Calls.SetUser, App, App, App));
                action();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void Check(long result)
    {
        if (result != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static extern int LChown(byte[] path, int user, int group);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long first, long second, long third);
}

/// <summary>A test with files of several users.</summary>
internal sealed class SeveralUsersFactAttribute : FactAttribute
{
    public SeveralUsersFactAttribute() => Skip = SeveralUsers.Missing;
}

/// <summary>A theory with files of several users.</summary>
internal sealed class SeveralUsersTheoryAttribute : TheoryAttribute
{
    public SeveralUsersTheoryAttribute() => Skip = SeveralUsers.Missing;
}

/// <summary>A test with modes of files, which Windows does not have.</summary>
internal sealed class FileModesFactAttribute : FactAttribute
{
    public FileModesFactAttribute() => Skip = UnixEntry.IsKnown ? null : "Files have no modes here.";
}

/// <summary>A theory with modes of files.</summary>
internal sealed class FileModesTheoryAttribute : TheoryAttribute
{
    public FileModesTheoryAttribute() => Skip = UnixEntry.IsKnown ? null : "Files have no modes here.";
}

/// <summary>A test that looks at a process's system calls.</summary>
internal sealed class TracedFactAttribute : FactAttribute
{
    public TracedFactAttribute() => Skip = OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace") ? null : "strace is not there.";
}

internal static class SeveralUsers
{
    public static string? Missing =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "Only root, on Linux, can act as several users.";
}
