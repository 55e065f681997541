using System.Net;
using System.Net.Sockets;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>Stands in for the network where a test names public addresses: notes what was to be connected to and refuses.</summary>
internal sealed class RefusedConnections
{
    public List<IPEndPoint> Attempts { get; } = [];

    public Task<Stream> OpenAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        Attempts.Add(target);
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
