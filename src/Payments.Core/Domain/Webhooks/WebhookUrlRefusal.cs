using System.Collections.Immutable;

namespace Payments;

/// <summary>Why a URL cannot be an endpoint, in the order of precedence: the first that applies is the answer.</summary>
internal enum WebhookUrlRefusal
{
    /// <summary>Nothing is wrong with it.</summary>
    None,

    /// <summary>It is null or empty.</summary>
    Missing,

    /// <summary>It has more than 2,048 characters, as given or after it was re-serialised in ASCII.</summary>
    TooLong,

    /// <summary>It holds white space, a control or invisible character, a backslash, or half of a surrogate pair.</summary>
    IllegalCharacter,

    /// <summary>It does not begin with <c>https://</c> or <c>http://</c> and a host.</summary>
    NotAbsolute,

    /// <summary>It begins with <c>http://</c> and the rules want <c>https://</c>.</summary>
    NotHttps,

    /// <summary>It is not a URL: its port or host cannot be read.</summary>
    Malformed,

    /// <summary>It carries a user name or password before the host.</summary>
    UserInfo,

    /// <summary>It carries a part after <c>#</c>, which is never sent.</summary>
    Fragment,

    /// <summary>Its host is neither a DNS name of legal length and characters nor an IP address without a zone.</summary>
    InvalidHost,

    /// <summary>Its host is this machine or a name without a dot, and the rules want a public one.</summary>
    LocalHost,

    /// <summary>Its port is not among those that the rules allow.</summary>
    PortNotAllowed,
}

/// <summary>Words for a <see cref="WebhookUrlRefusal"/>.</summary>
internal static class WebhookUrlRefusals
{
    /// <summary>One English sentence that names the remedy; empty for <see cref="WebhookUrlRefusal.None"/>.</summary>
    public static string Describe(this WebhookUrlRefusal refusal) =>
        refusal switch
        {
            WebhookUrlRefusal.None => "",
            WebhookUrlRefusal.Missing => "Give the URL that webhooks are to be sent to.",
            WebhookUrlRefusal.TooLong => "Shorten the webhook URL to at most 2,048 characters.",
            WebhookUrlRefusal.IllegalCharacter =>
                "Remove white space, control characters and backslashes from the webhook URL, or percent-encode them.",
            WebhookUrlRefusal.NotAbsolute => "Write the webhook URL in full, beginning with https:// and a host.",
            WebhookUrlRefusal.NotHttps =>
                "Use https:// for the webhook URL; http:// is accepted only in test mode with private networks allowed.",
            WebhookUrlRefusal.Malformed => "Correct the webhook URL; its host or port cannot be read.",
            WebhookUrlRefusal.UserInfo =>
                "Remove the user name and password from the webhook URL; receivers authenticate by the signature.",
            WebhookUrlRefusal.Fragment => "Remove the part of the webhook URL from '#' on; it is never sent.",
            WebhookUrlRefusal.InvalidHost => "Give the webhook URL a DNS name, or an IP address without a zone.",
            WebhookUrlRefusal.LocalHost =>
                "Give the webhook URL a host that the internet can reach, or allow private networks in test mode.",
            WebhookUrlRefusal.PortNotAllowed => "Use port 443 for the webhook URL, or another port that this installation allows.",
        };
}

/// <summary>What an endpoint's URL may be. The default rules are those of live mode.</summary>
/// <remarks>
/// They are checked when an endpoint is registered and catch a typing mistake early. They do not protect against a name
/// that points into the sender's own network: the sender checks the addresses that the name has when it connects.
/// </remarks>
internal sealed record WebhookUrlRules
{
    /// <summary>https, port 443, a host that is not this machine.</summary>
    public static WebhookUrlRules Live { get; } = new();

    /// <summary>Also http, any port but 0, and this machine's own names. For test mode on a developer's machine only.</summary>
    public static WebhookUrlRules Development { get; } = new() { AllowPrivateNetworks = true };

    /// <summary>Whether http, any port but 0, <c>localhost</c> and loopback addresses are acceptable; false by default.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>The ports that are acceptable when private networks are not; 443 alone by default.</summary>
    public ImmutableArray<int> Ports { get; init; } = [443];
}
