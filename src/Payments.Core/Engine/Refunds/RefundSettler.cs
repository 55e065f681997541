using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Applies a refund's outcome to it and its charge in one commit. Every writer comes through here: the sender's response, a
/// notification, the merchant who cancels.
/// </summary>
internal sealed class RefundSettler(EngineServices engine)
{
    public static RefundSettler Of(EngineParts parts) => parts.Once(made => new RefundSettler(made.Engine));

    /// <summary>Settles an outcome; the row of work that brought it, if any, is completed or given back in the same set.</summary>
    public async ValueTask<Refund> SettleAsync(Owner owner, string id, RefundOutcome outcome, DueWork? work = null)
    {
        while (true)
        {
            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var refund =
                await engine.Store.GetAsync(RefundStorage.Table, owner, id, CancellationToken.None).ConfigureAwait(false)
                ?? throw new StoreException($"Refund {id} of {owner} is gone.");
            if (outcome is RefundOutcome.Succeeded { Reference: var reference } && string.IsNullOrWhiteSpace(reference))
            {
                engine.Logger.LogCritical("Refund {Refund} of {Owner} is reported as sent without the provider's own id.", id, owner);
                outcome = new RefundOutcome.Pending();
            }

            var decided = RefundMachine.Apply(refund.Value, outcome, now);
            if (decided.IsRefused)
                engine.Logger.LogCritical(
                    "Refund {Refund} of {Owner} contradicts itself: {Refusal}. Check the provider's records.",
                    id,
                    owner,
                    decided.Refusal
                );
            if (decided.IsChanged)
                await DecidedAsync(changes, refund, decided.State, now).ConfigureAwait(false);

            if (work is not null)
            {
                _ =
                    decided.State.Status == RefundStatus.Pending
                        ? changes.Retry(work, now + RetrySteps.Money.At(work.Attempt))
                        : changes.Complete(work);
            }
            else if (decided.IsChanged)
            {
                changes.Cancel(RefundStorage.SendWork, id);
            }

            var commit = changes.IsEmpty
                ? CommitResult.Committed
                : await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return decided.State;
            if (commit.Status == CommitStatus.LeaseLost)
                work = null;
        }
    }

    private async ValueTask DecidedAsync(ChangeSet changes, Stored<Refund> refund, Refund decided, DateTimeOffset now)
    {
        var charge =
            await engine.Store.GetAsync(ChargeStorage.Table, changes.Owner, decided.ChargeId, CancellationToken.None).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {decided.ChargeId} of {changes.Owner} is gone.");
        var session = charge.Value.SessionId is { } sessionId
            ? await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, CancellationToken.None).ConfigureAwait(false)
            : null;
        var after = charge.Value;
        if (decided.Status is RefundStatus.Failed or RefundStatus.Canceled)
        {
            // The money is still here, and can be refunded again.
            after = (decided.ReverseTransfer ? TransferReversals.Undo(after, decided.Reversals, decided.Amount) : after) with
            {
                Refunded = after.AmountRefunded - decided.Amount,
                UpdatedAt = now,
            };
            changes.Update(ChargeStorage.Table, charge, after);
            if (
                decided.CreditTaken is { } taken
                && await Prepayments.LoadAsync(engine, after, CancellationToken.None).ConfigureAwait(false) is { } credit
            )
                Prepayments.Grant(engine, changes, credit, after, taken, decided.Id, now);
        }

        LedgerJournal.Post(
            engine,
            changes,
            after,
            decided.Id,
            LedgerPostings.OfRefund(refund.Value, decided, charge.Value, after, LedgerJournal.Day(now)),
            now
        );

        changes.Update(RefundStorage.Table, refund, decided);
        EventOutbox.Add(engine, changes, now, new RefundUpdated(decided, after, session?.Value));
    }
}
