using System.Net;

namespace Payments;

/// <summary>What an endpoint's host may be, judged by its text alone; nothing is resolved.</summary>
internal static class WebhookUrlHost
{
    private const int MaxNameLength = 253;
    private const int MaxLabelLength = 63;

    public static bool IsValid(string host, UriHostNameType type) =>
        type switch
        {
            UriHostNameType.IPv4 => true,
            // A zone names an interface of the sending machine.
            UriHostNameType.IPv6 => !host.Contains('%'),
            UriHostNameType.Dns => IsDnsName(host),
            UriHostNameType.Basic or UriHostNameType.Unknown => false,
        };

    public static bool IsLocal(string host, UriHostNameType type) =>
        type switch
        {
            UriHostNameType.Dns => !host.Contains('.') || host.EndsWith(".localhost", StringComparison.Ordinal),
            _ => IPAddress.TryParse(host, out var address) && IsThisMachine(address),
        };

    private static bool IsThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static bool IsDnsName(string host)
    {
        if (host.Length is 0 or > MaxNameLength)
            return false;

        ReadOnlySpan<char> label = default;
        foreach (var range in host.AsSpan().Split('.'))
        {
            label = host.AsSpan(range);
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-' || !IsLabel(label))
                return false;
        }

        // A name that ends in a number is a misspelt IPv4 address, and resolvers differ in what they make of it.
        return label.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }
}
