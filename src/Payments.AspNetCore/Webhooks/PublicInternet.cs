using System.Net;
using System.Net.Sockets;

namespace Payments.AspNetCore;

/// <summary>
/// The addresses that a webhook may be sent to: those of the public internet. A receiver chooses the name that is looked up,
/// so whatever is not plainly public may be a way into the sender's own network.
/// </summary>
internal static class PublicInternet
{
    private static readonly IPNetwork[] SpecialV4 = Parse(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4"
    );

    /// <summary>
    /// All that is handed out for public IPv6. The unspecified and loopback addresses, local NAT64 (64:ff9b:1::/48), discard
    /// (100::/64), unique local, link local, site local and multicast addresses lie outside, and so does what is not yet assigned.
    /// </summary>
    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Protocol assignments, Teredo among them, and the two documentation ranges.</summary>
    private static readonly IPNetwork[] SpecialV6 = Parse("2001::/23", "2001:db8::/32", "3fff::/20");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Contains(IPAddress address) =>
        address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !IsIn(SpecialV4, address),
            // A scope names an interface of this machine.
            AddressFamily.InterNetworkV6 when address.ScopeId == 0 => ContainsV6(address),
            _ => false,
        };

    private static bool ContainsV6(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        if (Nat64.Contains(address))
            return Contains(EmbeddedV4(address, 12));
        if (SixToFour.Contains(address))
            return Contains(EmbeddedV4(address, 2));
        return GlobalUnicastV6.Contains(address) && !IsIn(SpecialV6, address);
    }

    private static IPAddress EmbeddedV4(IPAddress address, int start) => new(address.GetAddressBytes().AsSpan(start, 4));

    private static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }

    private static IPNetwork[] Parse(params ReadOnlySpan<string> networks)
    {
        var parsed = new IPNetwork[networks.Length];
        for (var i = 0; i < networks.Length; i++)
            parsed[i] = IPNetwork.Parse(networks[i]);
        return parsed;
    }
}
