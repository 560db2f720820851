using System.Net;
using System.Net.Sockets;

namespace ElementGen.Testing;

/// <summary>
/// Sockets that listen on 127.0.0.1 and ::1, on the same port: a browser takes either for <c>localhost</c>. Without IPv6, on the first
/// alone.
/// </summary>
internal sealed class LoopbackSockets : IDisposable
{
    private const int MostAttempts = 20;

    private readonly Dictionary<IPEndPoint, Socket> _sockets = [];

    private LoopbackSockets()
    {
    }

    /// <summary>Where they listen.</summary>
    public IReadOnlyCollection<IPEndPoint> EndPoints => _sockets.Keys;

    /// <summary>The port of all of them.</summary>
    public int Port => _sockets.Keys.First().Port;

    /// <summary>The socket that listens there.</summary>
    public Socket this[EndPoint endPoint] => _sockets[(IPEndPoint)endPoint];

    /// <summary>Opens them.</summary>
    /// <param name="port">The port; 0 for one that is free on both addresses.</param>
    /// <exception cref="IOException">The port is in use, or this user may not open it.</exception>
    public static LoopbackSockets Open(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = new LoopbackSockets();
            try
            {
                sockets.Listen(IPAddress.Loopback, port);
                if (HasIPv6())
                    sockets.Listen(IPAddress.IPv6Loopback, sockets.Port);

                return sockets;
            }
            catch (SocketException exception)
            {
                sockets.Dispose();
                // A port that is free on one address can be in use on the other.
                if (port != 0 || attempt == MostAttempts)
                    throw new IOException(Explain(port, exception.SocketErrorCode), exception);
            }
        }
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
            socket.Dispose();
    }

    private void Listen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // On Windows, another program could otherwise listen on the same port, and get the grants.
            if (OperatingSystem.IsWindows())
                socket.ExclusiveAddressUse = true;

            socket.Bind(new IPEndPoint(address, port));
            // On Linux, two sockets can be bound to a port as long as none listens.
            socket.Listen();
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _sockets.Add((IPEndPoint)socket.LocalEndPoint!, socket);
    }

    // A system can know IPv6 and have no such address, as in many containers.
    private static bool HasIPv6()
    {
        if (!Socket.OSSupportsIPv6)
            return false;

        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Explain(int port, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse =>
            $"The port {port} of this machine is in use, perhaps by another listener for callbacks. End the program that uses it, or set "
            + "OAuthCallbackListenerOptions.Port to another port, and register the callback with that port at the provider.",
        SocketError.AccessDenied =>
            $"This user may not listen on the port {port}. Set OAuthCallbackListenerOptions.Port to another port, and register the "
            + "callback with that port at the provider.",
        _ => $"The port {port} of this machine cannot be opened: {error}.",
    };
}
