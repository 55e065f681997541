using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Sends e-mails. That a mail is handed over is on record before its last bytes leave: a process that dies before it sends again,
/// and one that dies after it leaves a mail whose answer is lost, which is not sent again by itself.
/// </summary>
internal sealed class EmailSenderWork(EngineServices engine, EmailServices email) : IWorkHandler
{
    private const string Session = "The checkout session of the e-mail can no longer be paid";
    private const string Gone = "What the e-mail reports no longer exists";

    public string Kind => EmailStorage.SendWork;

    public TimeSpan LongestWait => email.Options.SendTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var found = await engine.Store.GetAsync(EmailStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (found is null || found.Value.Status is EmailStatus.Sent or EmailStatus.Failed or EmailStatus.Unknown)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var hand = new EmailHandOver(engine, email.Options, work, found);
        if (found.Value.Status == EmailStatus.HandingOver)
        {
            // The row comes back only after the worker that had it has had all its time.
            await hand.SettleAsync(new EmailOutcome.Unknown("the process that sent it has ended")).ConfigureAwait(false);
            return;
        }

        var (context, obstacle) = await ContextAsync(found.Value, cancellationToken).ConfigureAwait(false);
        var outcome = context is null
            ? new EmailOutcome.Refused(obstacle!, IsPermanent: true)
            : await SendAsync(hand, context, cancellationToken).ConfigureAwait(false);
        if (outcome is not null)
            await hand.SettleAsync(outcome).ConfigureAwait(false);
    }

    private async ValueTask<(EmailContext? Context, string? Obstacle)> ContextAsync(OutgoingEmail told, CancellationToken cancellationToken)
    {
        var session = told.SessionId is null
            ? null
            : await engine.Store.GetAsync(SessionStorage.Table, told.Owner, told.SessionId, cancellationToken).ConfigureAwait(false);
        var charge = told.ChargeId is null
            ? null
            : await engine.Store.GetAsync(ChargeStorage.Table, told.Owner, told.ChargeId, cancellationToken).ConfigureAwait(false);
        if (told.Kind == EmailKind.PaymentLink ? session is null : charge is null)
            return (null, Gone);
        if (told.Kind == EmailKind.PaymentLink && PaymentLinks.WhyNone(session!.Value, engine.Now) is not null)
            return (null, Session);
        if (EmailRules.Check(told.To, locale: null) is { } refusal)
            return (null, refusal.Message);
        return (new EmailContext(told, email.Options, session?.Value, charge?.Value), null);
    }

    /// <summary>What came of it; null where another process has the mail, and this one leaves it alone.</summary>
    private async ValueTask<EmailOutcome?> SendAsync(EmailHandOver hand, EmailContext context, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource(email.Options.SendTimeout, engine.Time);

        // A host that stops ends what can be tried again, and waits for the answer on what cannot.
        await using var stopping = cancellationToken.Register(() => hand.TryStop(stop)).ConfigureAwait(false);
        try
        {
            var message = await email.Composer.ComposeAsync(context, cancellationToken).ConfigureAwait(false);
            var outcome = await email.Sender.SendAsync(message, hand.GoAsync, stop.Token).ConfigureAwait(false);
            return hand.IsLost ? null : outcome ?? throw new InvalidOperationException("The e-mail sender returned null.");
        }
#pragma warning disable CA1031 // Whatever a sender throws, the mail's state says what may be done next.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (hand.IsLost)
                return null;

            cancellationToken.ThrowIfCancellationRequested();
            engine.Logger.LogWarning(exception, "{Email} of {Owner} was not sent.", context.Email.Id, context.Email.Owner);
            return hand.IsOver ? new EmailOutcome.Unknown(exception.GetType().Name)
                : stop.IsCancellationRequested ? new EmailOutcome.Refused("no answer in time", IsPermanent: false)
                // A composer or a sender that throws is the host's own, as is what gets its access tokens.
                : new EmailOutcome.Refused(exception.GetType().Name, IsPermanent: false)
                {
                    IsHostTrouble = exception is not StoreException,
                };
        }
    }
}
