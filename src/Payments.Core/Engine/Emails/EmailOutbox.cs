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

/// <summary>
/// E-mails payers what happens to their money, where their address is known and the host sends e-mail. A notice never prevents the
/// commit of what it reports.
/// </summary>
internal static class EmailNotices
{
    /// <summary>A receipt, where the host wants them.</summary>
    public static void OfPaid(EngineServices engine, ChangeSet changes, DateTimeOffset now, CheckoutSession? session, Charge charge)
    {
        if (engine.Email is { Options.SendReceipts: true })
            Add(engine, changes, now, EmailKind.Receipt, session, charge);
    }

    /// <summary>A bank debit is announced before it is made, and its payer is notified where it failed or was returned.</summary>
    /// <param name="engine">The engine's services.</param>
    /// <param name="changes">What is committed with the notice.</param>
    /// <param name="now">The time.</param>
    /// <param name="session">The session, or null.</param>
    /// <param name="before">The charge before its move.</param>
    /// <param name="charge">The charge after it.</param>
    public static void OfDebit(
        EngineServices engine,
        ChangeSet changes,
        DateTimeOffset now,
        CheckoutSession? session,
        Charge before,
        Charge charge
    )
    {
        if (charge.Debit is not { } debit)
            return;

        if (before.Debit is null && charge.IsOpen)
            Add(engine, changes, now, EmailKind.DebitAnnounced, session, charge, debit.DebitOn);
        if (charge.Status is ChargeStatus.Failed or ChargeStatus.Returned && charge.Status != before.Status)
            Add(engine, changes, now, EmailKind.PaymentFailed, session, charge);
    }

    private static void Add(
        EngineServices engine,
        ChangeSet changes,
        DateTimeOffset now,
        EmailKind kind,
        CheckoutSession? session,
        Charge charge,
        DateOnly? debitOn = null
    )
    {
        if (session?.Customer?.Email is { } address && EmailOutbox.Refusal(engine) is null)
            EmailOutbox.Add(engine, changes, now, kind, address, locale: null, session?.Id, charge.Id, debitOn);
    }
}
