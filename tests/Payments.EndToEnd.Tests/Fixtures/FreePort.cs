using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// Ports for programs that are killed and come back on the same one. They lie below the range from which the system serves
/// outgoing connections: none of those takes the port while the program is away.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    // Test runs side by side begin at different places.
    private static int _next = RandomNumberGenerator.GetInt32(First, Last);

    public static int Take()
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var port = First + (Interlocked.Increment(ref _next) % (Last - First));
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No port from {First} to {Last} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
