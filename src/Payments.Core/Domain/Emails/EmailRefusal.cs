namespace Payments;

/// <summary>Why an e-mail refuses a command, in order of precedence.</summary>
internal enum EmailRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The mail server has taken it.</summary>
    AlreadySent,

    /// <summary>Sending it has failed.</summary>
    AlreadyFailed,

    /// <summary>It was handed over, and the answer is lost: only somebody who has looked may send it again.</summary>
    AnswerLost,

    /// <summary>It is being handed over.</summary>
    BeingSent,

    /// <summary>It waits to be sent already.</summary>
    AlreadyQueued,
}

internal static class EmailRefusals
{
    public static Refusal NotConfigured { get; } =
        new(
            RefusalKind.WrongState,
            "email_not_configured",
            "send_email: this host sends no e-mail; leave it out and hand the link to the "
                + "payer, or set up a mail server by UseSmtp(…) after AddPayments(…)",
            "send_email"
        );

    public static Refusal NoPageUrl { get; } =
        new(
            RefusalKind.WrongState,
            "no_page_url",
            "The checkout session has no page to link to; set CheckoutEndpointOptions.PublicUrl and make the session anew"
        );

    public static Refusal NothingPaid { get; } = Wrong("nothing_paid", "The payment has taken no money; there is no receipt of it");

    public static Refusal NoAddress { get; } =
        Wrong("email_required", "The payer's e-mail address is not known; give the customer one first");

    public static Refusal NotFound(string id) => new(RefusalKind.NotFound, "email_not_found", $"There is no e-mail {TextExcerpt.Of(id)}");

    public static Refusal Describe(EmailRefusal refusal) =>
        refusal switch
        {
            EmailRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            EmailRefusal.AlreadySent => Wrong("already_sent", "The e-mail was sent; make a new one to tell it again"),
            EmailRefusal.AlreadyFailed => Wrong("already_failed", "The e-mail has failed"),
            EmailRefusal.AnswerLost => Wrong(
                "answer_lost",
                "The mail server's response was lost; check whether the e-mail arrived before sending it again"
            ),
            EmailRefusal.BeingSent => Wrong("being_sent", "The e-mail is being handed over; wait for the mail server's response"),
            EmailRefusal.AlreadyQueued => Wrong("already_queued", "The e-mail waits to be sent already"),
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}

/// <summary>What an e-mail may be made of. Pure.</summary>
public static class EmailRules
{
    private const int LongestLocale = 35;

    /// <summary>
    /// Whether a text has the form of a language tag (BCP 47), such as "en", "de-AT" or "zh-Hant-TW": at most 35 characters. One
    /// that nobody speaks passes.
    /// </summary>
    public static bool IsLocale(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('-');
        return text.Length <= LongestLocale
            && parts[0].Length is 2 or 3
            && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    internal static Refusal? Check(string to, string? locale) =>
        !CustomerRules.IsEmail(to)
            ? new(RefusalKind.Invalid, "invalid_email", "to must be an e-mail address such as name@example.com", "to")
        : locale is not null && !IsLocale(locale)
            ? new(
                RefusalKind.Invalid,
                "invalid_locale",
                "locale must be a language tag such as en-GB; leave it out for the shop's own language",
                "locale"
            )
        : null;
}
