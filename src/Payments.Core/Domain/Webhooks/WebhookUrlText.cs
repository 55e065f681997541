using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Payments;

/// <summary>The checks of an endpoint's URL that read its characters, and its one ASCII spelling.</summary>
internal static class WebhookUrlText
{
    private const string Https = "https://";
    private const string Http = "http://";

    public static WebhookUrlRefusal Check(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return WebhookUrlRefusal.Missing;
        if (text.Length > WebhookLimits.MaxUrlLength)
            return WebhookUrlRefusal.TooLong;
        if (HasIllegalCharacter(text))
            return WebhookUrlRefusal.IllegalCharacter;
        // "/path" and "//host" count as absolute file URLs on some platforms, so the text itself must name scheme and host.
        return Authority(text).IsEmpty ? WebhookUrlRefusal.NotAbsolute : WebhookUrlRefusal.None;
    }

    public static bool IsHttps(string text) => text.StartsWith(Https, StringComparison.OrdinalIgnoreCase);

    // An empty name before the sign leaves nothing in Uri.UserInfo.
    public static bool HasUserInfo(string text) => Authority(text).Contains('@');

    /// <summary>
    /// Spells the URL anew from its ASCII host. Uri keeps an internationalised host as it was typed, and a host of circled
    /// digits is an IP address only in this second spelling, so all later checks look at that.
    /// </summary>
    public static bool TryRespell(string text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var typed))
            return false;

        try
        {
            var host = typed.IdnHost.ToLowerInvariant();
            if (host.EndsWith('.'))
                host = host[..^1];
            if (typed.HostNameType == UriHostNameType.IPv6)
                host = $"[{host}]";
            var port = typed.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{typed.Port}");
            return Uri.TryCreate($"{typed.Scheme}://{host}{port}{typed.PathAndQuery}", UriKind.Absolute, out uri);
        }
        catch (UriFormatException)
        {
            // The only way that IdnHost has of refusing a name that has no ASCII form.
            return false;
        }
    }

    private static ReadOnlySpan<char> Authority(string text)
    {
        var start =
            IsHttps(text) ? Https.Length
            : text.StartsWith(Http, StringComparison.OrdinalIgnoreCase) ? Http.Length
            : text.Length;
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }

    private static bool HasIllegalCharacter(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            if (
                text[i] == '\\'
                || char.IsWhiteSpace(text[i])
                || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            )
                return true;
        }

        return false;
    }
}
