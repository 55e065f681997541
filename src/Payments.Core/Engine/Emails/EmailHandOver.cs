using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>One try to send an e-mail: puts on record that it is handed over, and what came of it.</summary>
internal sealed class EmailHandOver(EngineServices engine, EmailOptions options, DueWork work, Stored<OutgoingEmail> found)
{
    private const int Free = 0;
    private const int Taken = 1;

    // Between the end of an attempt's time and reading what became of it.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _triedFor = TimeSpan.FromDays(3);

    private Stored<OutgoingEmail> _email = found;
    private int _turn = Free;

    // Handing over gives the row back: from then on the record's version alone guards the mail.
    private bool _isClaimed = true;

    /// <summary>True once the mail's last bytes were let go, by this try or by the one that was found.</summary>
    public bool IsOver => _email.Value.Status == EmailStatus.HandingOver;

    /// <summary>True where another process took the mail while this one was slow.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Ends an attempt that has not handed the mail over; one that has continues.</summary>
    public void TryStop(CancellationTokenSource stop)
    {
        if (Interlocked.CompareExchange(ref _turn, Taken, Free) == Free)
            stop.Cancel();
    }

    /// <summary>Puts the handing over on record. Throws where the mail must not be let go.</summary>
    public async ValueTask GoAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _turn, Taken, Free) != Free)
            throw new InvalidOperationException("This try was stopped, or has handed its mail over already.");

        var now = engine.Now;
        var next = EmailMachine.Apply(_email.Value, new EmailCommand.HandOver(), now).State with { Attempts = _email.Value.Attempts + 1 };

        // The row stays until the response is noted; if it never is, the row comes back when this attempt's time is over. It keeps
        // its fence's order: a process that has lost its lease cannot hand over.
        var changes = new ChangeSet(work.Owner).Update(EmailStorage.Table, _email, next).Retry(work, now + options.SendTimeout + _grace);
        var commit = await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (commit.Status != CommitStatus.Committed)
        {
            IsLost = true;
            throw new InvalidOperationException($"{work.Key} is being sent by another process ({commit.Status}).");
        }

        _email = new Stored<OutgoingEmail>(next, _email.Version + 1);
        _isClaimed = false;
    }

    /// <summary>Records the outcome of the attempt, and reports it.</summary>
    public async ValueTask SettleAsync(EmailOutcome outcome)
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var changes = Decide(outcome, engine.Now, out var settled);
            var commit = await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
            {
                Report(settled, outcome);
                return;
            }

            // A late response still counts for its own attempt, and for no other.
            var now = await engine.Store.GetAsync(EmailStorage.Table, work.Owner, work.Key, CancellationToken.None).ConfigureAwait(false);
            if (
                outcome is EmailOutcome.Unknown
                || _email.Value.State is not EmailState.HandingOver mine
                || now?.Value.State is not EmailState.Unknown lost
                || lost.Since != mine.Since
            )
                return;
            _email = now;
        }
    }

    private ChangeSet Decide(EmailOutcome outcome, DateTimeOffset now, out OutgoingEmail settled)
    {
        var email = _email.Value;
        var wasLetGo = email.Status is EmailStatus.HandingOver or EmailStatus.Unknown;
        var attempts = wasLetGo ? email.Attempts : email.Attempts + 1;
        EmailCommand command = outcome switch
        {
            EmailOutcome.Accepted => new EmailCommand.Accept(),
            EmailOutcome.Refused refused => new EmailCommand.Refuse(
                TextExcerpt.Of(refused.Reason, Limits.ReasonLength),
                (refused.IsPermanent && !refused.IsHostTrouble) || now - email.QueuedAt + RetrySteps.Unhurried.At(attempts - 1) > _triedFor
            ),
            EmailOutcome.Unknown lost => wasLetGo
                ? new EmailCommand.LoseAnswer()
                : new EmailCommand.Refuse(TextExcerpt.Of(lost.Reason, Limits.ReasonLength), IsFinal: false),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
        settled = EmailMachine.Apply(email, command, now).State with { Attempts = attempts };
        var changes = new ChangeSet(work.Owner).Update(EmailStorage.Table, _email, settled);
        var next = now + RetrySteps.Unhurried.At(attempts - 1);
        if (settled.State is not EmailState.Queued)
            _ = _isClaimed ? changes.Complete(work) : changes.Cancel(work.Kind, work.Key);
        else
            _ = _isClaimed ? changes.Retry(work, next) : changes.Schedule(work.Kind, work.Key, next);

        switch (settled.State)
        {
            case EmailState.Sent:
                EventOutbox.Add(engine, changes, now, new EmailSent(settled));
                break;
            case EmailState.Failed:
                EventOutbox.Add(engine, changes, now, new EmailFailed(settled));
                break;
            case EmailState.Unknown when email.Status != EmailStatus.Unknown:
                EventOutbox.Add(engine, changes, now, new EmailUnknown(settled));
                break;
            default:
                break;
        }

        return changes;
    }

    private void Report(OutgoingEmail settled, EmailOutcome outcome)
    {
        if (outcome is EmailOutcome.Refused { IsHostTrouble: true } refused)
            engine.Logger.LogError(
                "{Email} of {Owner} was not sent, for a reason that is not this e-mail's: {Reason}. Set it right: e-mails are tried "
                    + "again for 3 days, and Emails.ResendAsync sends one that has failed by then.",
                settled.Id,
                settled.Owner,
                TextExcerpt.Of(refused.Reason, Limits.ReasonLength)
            );
        else if (settled.State is EmailState.Failed failed)
            engine.Logger.LogWarning("{Email} of {Owner} has failed: {Reason}", settled.Id, settled.Owner, failed.Reason);
        else if (settled.Status == EmailStatus.Unknown)
            engine.Logger.LogError(
                "{Email} of {Owner} was handed over and the answer is lost ({Reason}). Look "
                    + "whether it arrived; Emails.ResendAsync sends it again.",
                settled.Id,
                settled.Owner,
                (outcome as EmailOutcome.Unknown)?.Reason
            );
    }
}
