using System.Security.Cryptography;
using System.Text;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// The check of "Synapto-Signature" as a receiver would write it by hand: HMAC-SHA256 of "t.body" under the literal secret.
/// </summary>
internal static class SynaptoSignature
{
    public static bool Verifies(string header, string secret, string body)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToArray();
        var time = parts.Single(part => part[0] == "t")[1];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return parts.Any(part => part[0] == "v1" && part[1] == Convert.ToHexStringLower(mac));
    }
}
