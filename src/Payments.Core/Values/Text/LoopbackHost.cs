using System.Net;

namespace Payments;

/// <summary>
/// Hosts that are this machine by their text alone: "localhost" and every name below it (RFC 6761, section 6.3), 127.0.0.0/8 and ::1.
/// Nothing is resolved.
/// </summary>
public static class LoopbackHost
{
    private const string Name = "localhost";

    /// <summary>True where the host of an absolute URL is this machine.</summary>
    public static bool Contains(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLoopback || Contains(url.IdnHost);
    }

    /// <summary>True where a host, a name or an IP address with or without brackets, is this machine; in any case, with or without a
    /// dot at its end.</summary>
    public static bool Contains(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return IPAddress.TryParse(host, out var address) ? IPAddress.IsLoopback(address) : IsName(host);
    }

    /// <summary>
    /// The name to connect to: "localhost" for every name below it, since not every resolver knows those, and one that asks the network
    /// for them would let it say where they are; else the host as it is.
    /// </summary>
    public static string ToConnect(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return IsName(host) ? Name : host;
    }

    private static bool IsName(ReadOnlySpan<char> host)
    {
        if (host is [.., '.'])
            host = host[..^1];
        if (!host.EndsWith(Name, StringComparison.OrdinalIgnoreCase))
            return false;

        var labels = host[..^Name.Length];
        return labels is [] || (labels is [not '.', .., '.'] && !labels.Contains("..", StringComparison.Ordinal));
    }
}
