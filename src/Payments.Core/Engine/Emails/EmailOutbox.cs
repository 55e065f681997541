using Payments.Storage;

namespace Payments;

/// <summary>Puts e-mails into the change set of what they report, and a row of work to send each.</summary>
internal static class EmailOutbox
{
    /// <summary>Why this host sends no e-mail, or null where it does.</summary>
    public static Refusal? Refusal(EngineServices engine) => engine.Email is null ? EmailRefusals.NotConfigured : null;

    /// <summary>Adds an e-mail, due at once; or refuses and adds nothing.</summary>
    public static Result<OutgoingEmail> Add(
        EngineServices engine,
        ChangeSet changes,
        DateTimeOffset now,
        EmailKind kind,
        string to,
        string? locale,
        string? sessionId = null,
        string? chargeId = null,
        DateOnly? debitOn = null
    )
    {
        if ((Refusal(engine) ?? EmailRules.Check(to, locale)) is { } refusal)
            return refusal;

        var email = new OutgoingEmail
        {
            Id = engine.NewId(EmailStorage.IdPrefix, now),
            Owner = changes.Owner,
            Kind = kind,
            To = to,
            Locale = locale ?? engine.Email!.Options.DefaultLocale,
            SessionId = sessionId,
            ChargeId = chargeId,
            DebitOn = debitOn,
            QueuedAt = now,
            CreatedAt = now,
            UpdatedAt = now,
            State = new EmailState.Queued(),
        };
        changes.Insert(EmailStorage.Table, email).Schedule(EmailStorage.SendWork, email.Id, now);
        return email;
    }
}

/// <summary>Whether a session has a link that is worth sending. Pure.</summary>
internal static class PaymentLinks
{
    public static Refusal? WhyNone(CheckoutSession session, DateTimeOffset now) =>
        session.AsOf(now).State switch
        {
            SessionState.Open => session.PageUrl is null ? EmailRefusals.NoPageUrl : null,
            SessionState.Complete => SessionRefusals.Describe(SessionRefusal.AlreadyComplete),
            SessionState.Expired => SessionRefusals.Describe(SessionRefusal.AlreadyExpired),
            SessionState.Canceled => SessionRefusals.Describe(SessionRefusal.AlreadyCanceled),
            SessionState.Failed => SessionRefusals.Describe(SessionRefusal.AlreadyFailed),
            _ => throw new ArgumentOutOfRangeException(nameof(session)),
        };
}
