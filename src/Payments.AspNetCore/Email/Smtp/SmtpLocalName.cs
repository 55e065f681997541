using System.Net;
using System.Net.NetworkInformation;

namespace Payments.AspNetCore;

/// <summary>How this machine greets a mail server: by its fully qualified name where it has one, and by its address otherwise.</summary>
internal static class SmtpLocalName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>The machine's own name; null where it is not fully qualified.</summary>
    public static string? OfMachine()
    {
        var machine = IPGlobalProperties.GetIPGlobalProperties();
        return Of(machine.HostName, machine.DomainName);
    }

    /// <summary>
    /// A name that other machines can look up; null if this machine has none, or only one of its own, such as a name in .localdomain.
    /// </summary>
    public static string? Of(string host, string domain)
    {
        var name = host.Contains('.', StringComparison.Ordinal) ? host : $"{host}.{domain}";
        return IsName(name) && !name.EndsWith(".localdomain", StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    /// <summary>An address, which is greeted with in brackets.</summary>
    public static string Of(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : new IPAddress(address.GetAddressBytes()).ToString();

    /// <summary>Whether a text is a domain name of at least two labels, and no address.</summary>
    public static bool IsName(string text) =>
        text.Length <= LongestName
        && text.Split('.') is { Length: > 1 } labels
        && Array.TrueForAll(
            labels,
            label =>
                label.Length is > 0 and <= LongestLabel
                && label[0] != '-'
                && label[^1] != '-'
                && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
        )
        && !labels[^1].All(char.IsAsciiDigit);
}
