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
