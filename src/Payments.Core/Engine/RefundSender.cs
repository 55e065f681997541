using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Sends refunds to their processor, by the same key until it says one of two things. A lost answer is none: the next one by the same key
/// says how the refund stands.
/// </summary>
internal sealed class RefundSender(EngineServices engine) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    private static readonly TimeSpan[] _again =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
    ];

    public string Kind => WorkKinds.SendRefund;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var refund = await engine.Store.GetAsync(RecordTypes.Refunds, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (refund is null || refund.Value.Status != RefundStatus.Pending)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var outcome = await SendAsync(refund.Value).ConfigureAwait(false);
        if (outcome is RefundOutcome.Pending && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError("Refund {Refund} of {Owner} is undecided after {Attempts} tries. Look at the processor's books.", work.Key, work.Owner, work.Attempt);
        await SettleAsync(work, outcome).ConfigureAwait(false);
    }

    private async ValueTask<RefundOutcome> SendAsync(Refund refund)
    {
        if (engine.ProviderNamed(refund.Provider) is not IRefundProvider provider)
            return new RefundOutcome.Pending();

        using var timeout = new CancellationTokenSource(engine.Options.ProviderTimeout, engine.Time);
        try
        {
            var request = new RefundRequest(refund.Id, refund.Owner, refund.ChargeId, refund.Amount) { Simulate = refund.Simulate };
            return await provider.RefundAsync(request, timeout.Token).AsTask().WaitAsync(timeout.Token).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The processor answered null.");
        }
#pragma warning disable CA1031 // Any exception of a processor is a lost answer; the same key asks again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.LogWarning(exception, "The processor's answer on {Refund} is lost.", refund.Id);
            return new RefundOutcome.Pending();
        }
    }

    private async ValueTask SettleAsync(DueWork work, RefundOutcome outcome)
    {
        while (true)
        {
            var now = engine.Now;
            var changes = new ChangeSet(work.Owner);
            var refund = await engine.Store.GetAsync(RecordTypes.Refunds, work.Owner, work.Key, CancellationToken.None).ConfigureAwait(false)
                ?? throw new StoreException($"Refund {work.Key} of {work.Owner} is gone.");
            var decided = RefundMachine.Apply(refund.Value, outcome, now);
            if (decided.IsRefused)
                engine.Logger.LogCritical("Refund {Refund} of {Owner} contradicts itself: {Refusal}. Look at the processor's books.", work.Key, work.Owner, decided.Refusal);
            if (decided.IsChanged)
                await DecidedAsync(changes, refund, decided.State, now).ConfigureAwait(false);

            _ = decided.State.Status == RefundStatus.Pending
                ? changes.Retry(work, now + _again[Math.Min(work.Attempt, _again.Length - 1)])
                : changes.Complete(work);
            if ((await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false)).Status != CommitStatus.Conflict)
                return;
        }
    }

    private async ValueTask DecidedAsync(ChangeSet changes, Stored<Refund> refund, Refund decided, DateTimeOffset now)
    {
        var charge = await engine.Store.GetAsync(RecordTypes.Charges, changes.Owner, decided.ChargeId, CancellationToken.None).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {decided.ChargeId} of {changes.Owner} is gone.");
        var session = charge.Value.SessionId is { } sessionId
            ? await engine.Store.GetAsync(RecordTypes.Sessions, changes.Owner, sessionId, CancellationToken.None).ConfigureAwait(false)
            : null;
        var after = charge.Value;
        if (decided.Status == RefundStatus.Failed)
        {
            // The money is still here, and can be refunded again.
            after = after with { Refunded = after.AmountRefunded - decided.Amount, UpdatedAt = now };
            changes.Update(RecordTypes.Charges, charge, after);
        }

        changes.Update(RecordTypes.Refunds, refund, decided);
        EventOutbox.Add(engine, changes, now, new RefundUpdated(decided, after, session?.Value));
    }
}
