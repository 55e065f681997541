using Microsoft.Extensions.Logging;
using Payments.Storage;

namespace Payments;

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
        {
            // An earlier release took addresses that this one does not.
            var added = EmailOutbox.Add(engine, changes, now, kind, address, session.Locale, session.Id, charge.Id, debitOn);
            if (!added.IsSuccess)
                engine.Logger.LogWarning(
                    "{Session} of {Owner} gets no e-mail: {Reason}.",
                    session.Id,
                    session.Owner,
                    added.Refusal.Message
                );
        }
    }
}
