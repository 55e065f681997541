using System.Buffers;
using System.Globalization;

namespace Payments;

/// <summary>Why a redirect URL is refused, in order of precedence.</summary>
public enum RedirectUrlRefusal
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>Longer than <see cref="Limits.UrlLength"/>.</summary>
    TooLong,

    /// <summary>White space, control characters, a backslash or half a surrogate pair.</summary>
    BadCharacter,

    /// <summary>It does not begin with https:// or http://; a path or another scheme.</summary>
    NotAbsolute,

    /// <summary>No URL at all, or one without a host.</summary>
    Malformed,

    /// <summary>A user name or password in it.</summary>
    UserInfo,

    /// <summary>http:// where only https:// is allowed.</summary>
    HttpsRequired,
}

/// <summary>
/// The rules for URLs that a customer is sent to. https:// always passes; http:// passes for loopback hosts in test mode,
/// or wherever a dialect's document allows it.
/// </summary>
public static class RedirectUrl
{
    private static readonly SearchValues<char> _forbidden = SearchValues.Create(" \\\u00A0\u2028\u2029\"<>");

    /// <summary>The URL in ASCII, fit for a Location header and equal to the text where that is ASCII already; or why not.</summary>
    /// <param name="text">What the merchant sent.</param>
    /// <param name="allowHttp">Whether http:// passes for any host.</param>
    /// <param name="allowHttpLoopback">Whether http:// passes for this machine, as <see cref="LoopbackHost"/> says.</param>
    /// <param name="url">The URL, or "" where it is refused.</param>
    public static RedirectUrlRefusal Check(string text, bool allowHttp, bool allowHttpLoopback, out string url)
    {
        ArgumentNullException.ThrowIfNull(text);
        url = "";
        if (text.Length > Limits.UrlLength)
            return RedirectUrlRefusal.TooLong;
        if (!TextRules.IsText(text, multiline: false) || text.AsSpan().ContainsAny(_forbidden))
            return RedirectUrlRefusal.BadCharacter;

        // By the text and not by Uri: on Unix "/x" and "//x" parse as absolute file URLs.
        var isHttp = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isHttp && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return RedirectUrlRefusal.NotAbsolute;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return RedirectUrlRefusal.Malformed;
        if (uri.UserInfo.Length > 0 || text.AsSpan(0, AuthorityEnd(text)).Contains('@'))
            return RedirectUrlRefusal.UserInfo;
        if (isHttp && !allowHttp && !(allowHttpLoopback && LoopbackHost.Contains(uri)))
            return RedirectUrlRefusal.HttpsRequired;

        if (!TryAscii(text, uri, out var ascii))
            return RedirectUrlRefusal.Malformed;
        if (ascii.Length > Limits.UrlLength)
            return RedirectUrlRefusal.TooLong;

        url = ascii;
        return RedirectUrlRefusal.None;
    }

    /// <summary>A refusal in words, with the remedy.</summary>
    public static string Describe(RedirectUrlRefusal refusal, string field) =>
        refusal switch
        {
            RedirectUrlRefusal.None => $"{field} is in order",
            RedirectUrlRefusal.TooLong => $"{field} has at most {Limits.UrlLength} characters; shorten it",
            RedirectUrlRefusal.BadCharacter =>
                $"{field} is a URL without spaces, quotes, backslashes or control characters; percent-encode them",
            RedirectUrlRefusal.NotAbsolute => $"{field} is an absolute URL that begins with https://; write it out with its host",
            RedirectUrlRefusal.Malformed => $"{field} is not a URL; write it as https://host/path",
            RedirectUrlRefusal.UserInfo => $"{field} holds a user name or password before the host; leave it out",
            RedirectUrlRefusal.HttpsRequired =>
                $"{field} must begin with https://; http:// is taken for localhost and names below it in test mode only",
        };

    private static int AuthorityEnd(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? text.Length : start + end;
    }

    private static bool TryAscii(string text, Uri uri, out string ascii)
    {
        ascii = text;
        if (text.All(char.IsAscii))
            return true;

        try
        {
            // The host's ASCII form may hold what no host has: one ligature stands for words with spaces.
            var host = uri.IdnHost;
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
                return false;

            var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
            ascii =
                $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host)}{port}{uri.PathAndQuery}{uri.Fragment}";
            return true;
        }
        catch (UriFormatException)
        {
            // The only way that IdnHost has of refusing a name that has no ASCII form.
            return false;
        }
    }
}
