using System.Diagnostics.CodeAnalysis;

namespace Payments;

/// <summary>
/// The absolute URL of an endpoint, in pure ASCII: the scheme and the host in lower case, an internationalised host in its
/// <c>xn--</c> form, an IP address in its usual notation, no trailing dot, no default port, path and query percent-encoded.
/// Compared by that text.
/// </summary>
internal sealed record WebhookUrl
{
    private WebhookUrl(Uri uri)
    {
        Uri = uri;
        Value = uri.AbsoluteUri;
    }

    /// <summary>The URL as it is stored; at most 2,048 characters.</summary>
    public string Value { get; }

    /// <summary>The host alone: a DNS name, or an IP address without brackets.</summary>
    public string Host => Uri.IdnHost;

    /// <summary>The same URL, for a client to send to.</summary>
    public Uri Uri { get; }

    /// <summary>Reads a URL under the given rules, or says what is wrong with it.</summary>
    public static bool TryParse(string? text, WebhookUrlRules rules, [NotNullWhen(true)] out WebhookUrl? url, out WebhookUrlRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(rules);
        refusal = Check(text, rules, out var uri);
        url = refusal == WebhookUrlRefusal.None ? new WebhookUrl(uri!) : null;
        return url is not null;
    }

    /// <summary>The URL's text.</summary>
    public override string ToString() => Value;

    private static WebhookUrlRefusal Check(string? text, WebhookUrlRules rules, out Uri? uri)
    {
        uri = null;
        var refusal = WebhookUrlText.Check(text);
        if (refusal != WebhookUrlRefusal.None)
            return refusal;
        if (!rules.AllowPrivateNetworks && !WebhookUrlText.IsHttps(text!))
            return WebhookUrlRefusal.NotHttps;
        if (!WebhookUrlText.TryRespell(text!, out uri))
            return WebhookUrlRefusal.Malformed;
        if (uri.AbsoluteUri.Length > WebhookLimits.MaxUrlLength)
            return WebhookUrlRefusal.TooLong;
        if (WebhookUrlText.HasUserInfo(text!))
            return WebhookUrlRefusal.UserInfo;
        if (text!.Contains('#'))
            return WebhookUrlRefusal.Fragment;
        if (!WebhookUrlHost.IsValid(uri.IdnHost, uri.HostNameType))
            return WebhookUrlRefusal.InvalidHost;
        if (!rules.AllowPrivateNetworks && WebhookUrlHost.IsLocal(uri.IdnHost, uri.HostNameType))
            return WebhookUrlRefusal.LocalHost;
        return IsAllowedPort(uri.Port, rules) ? WebhookUrlRefusal.None : WebhookUrlRefusal.PortNotAllowed;
    }

    private static bool IsAllowedPort(int port, WebhookUrlRules rules) =>
        rules.AllowPrivateNetworks ? port > 0 : rules.Ports.Contains(port);
}
