using System.Security.Cryptography;
using System.Text;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// The checks of SyncPay's and Syncgram's signatures as a receiver would write them by hand: HMAC-SHA256 in hex under the literal
/// secret.
/// </summary>
internal static class OrganizationSignatures
{
    /// <summary>Of the body alone.</summary>
    public static bool IsSyncPay(ReceivedPost post, string secret, string body) => post.Headers["x-syncpay-signature"] == Hex(secret, body);

    /// <summary>Of "time.body".</summary>
    public static bool IsSyncgram(ReceivedPost post, string secret, string body) =>
        post.Headers["x-syncgram-signature"] == Hex(secret, $"{post.Headers["x-syncgram-timestamp"]}.{body}");

    private static string Hex(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
