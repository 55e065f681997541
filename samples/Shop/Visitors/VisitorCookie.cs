using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shop;

/// <summary>
/// Stands in for a login: a cookie with a secret of 256 bits, out of reach of scripts and of other sites' forms. The shop keeps
/// its hash only, so that reading the shop's file does not let anyone pay with a visitor's cards.
/// </summary>
internal static class VisitorCookie
{
    private const string Name = "shop_visitor";
    private const int SecretLength = 32;

    /// <summary>The visitor's id, or null where there was no visit yet.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { } secret && secret.Length == Base64Url.GetEncodedLength(SecretLength) && Base64Url.IsValid(secret)
            ? Hash(secret)
            : null;

    /// <summary>The visitor's id; one who has none is given one.</summary>
    public static string ReadOrGive(HttpContext http)
    {
        if (Read(http.Request) is { } known)
            return known;

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        http.Response.Cookies.Append(
            Name,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
            }
        );
        return Hash(secret);
    }

    private static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
