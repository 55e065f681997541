using System.Net;
using System.Net.Sockets;

namespace Payments.AspNetCore;

/// <summary>
/// Opens the connections of one pool: looks the name up, checks every address of the result, and connects to one of those
/// very addresses, so that a name that changes its address between the check and the connection gains nothing.
/// </summary>
internal sealed class WebhookConnector(ResolveHost resolve, OpenConnection open, bool allowPrivateNetworks)
{
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await AddressesOf(host, cancellationToken).ConfigureAwait(false);
        // One bad address rejects the whole result: a name that also points inwards is an attempt to get there.
        if (!allowPrivateNetworks && !Array.TrueForAll(addresses, PublicInternet.Contains))
            throw new WebhookConnectException(WebhookFailureReason.BlockedAddress);

        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                var target = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
                return await open(new IPEndPoint(target, port), cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException exception)
            {
                last = exception;
            }
        }

        throw new WebhookConnectException(WebhookFailureReason.Connect, last);
    }

    public static async Task<Stream> OpenAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AddressesOf(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];

        try
        {
            var addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
            return addresses.Length > 0 ? addresses : throw new WebhookConnectException(WebhookFailureReason.NameResolution);
        }
        catch (SocketException exception)
        {
            throw new WebhookConnectException(WebhookFailureReason.NameResolution, exception);
        }
    }
}

/// <summary>
/// Opens a TCP connection. Throws a <see cref="System.Net.Sockets.SocketException"/> when the other side does not accept.
/// </summary>
internal delegate Task<Stream> OpenConnection(IPEndPoint target, CancellationToken cancellationToken);

/// <summary>Looks up all addresses of a name. Throws a <see cref="System.Net.Sockets.SocketException"/> when it has none.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>Carries the reason out of the connect callback, through the handler's own exceptions.</summary>
internal sealed class WebhookConnectException(WebhookFailureReason reason, Exception? inner = null)
    : IOException($"The webhook's receiver could not be connected to: {reason}.", inner)
{
    public WebhookFailureReason Reason { get; } = reason;
}
