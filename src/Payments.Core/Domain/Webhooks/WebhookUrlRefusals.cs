namespace Payments;

/// <summary>Words for a <see cref="WebhookUrlRefusal"/>.</summary>
public static class WebhookUrlRefusals
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
