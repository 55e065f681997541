using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Sends refunds to their provider, by the same key until it is decided. A lost response decides nothing: the next one by the same key
/// reports the refund's state.
/// </summary>
internal sealed class RefundSender(EngineServices engine, RefundSettler settler) : IWorkHandler
{
    private const int AttemptsBeforeAlarm = 12;

    public string Kind => RefundStorage.SendWork;

    public TimeSpan LongestWait => engine.Options.ProviderTimeout;

    public async Task HandleAsync(DueWork work, CancellationToken cancellationToken)
    {
        var refund = await engine.Store.GetAsync(RefundStorage.Table, work.Owner, work.Key, cancellationToken).ConfigureAwait(false);
        if (refund is null || refund.Value.Status != RefundStatus.Pending)
        {
            await engine.CommitAsync(new ChangeSet(work.Owner).Complete(work), cancellationToken).ConfigureAwait(false);
            return;
        }

        var outcome = await SendAsync(refund.Value).ConfigureAwait(false);
        if (outcome is RefundOutcome.Pending && work.Attempt == AttemptsBeforeAlarm)
            engine.Logger.LogError(
                "Refund {Refund} of {Owner} is undecided after {Attempts} attempts. Check the provider's records.",
                work.Key,
                work.Owner,
                work.Attempt
            );
        await settler.SettleAsync(work.Owner, work.Key, outcome, work).ConfigureAwait(false);
    }

    private async ValueTask<RefundOutcome> SendAsync(Refund refund)
    {
        var charge = await engine
            .Store.GetAsync(ChargeStorage.Table, refund.Owner, refund.ChargeId, CancellationToken.None)
            .ConfigureAwait(false);

        // One that a person sends comes here only once the bank has reversed its charge's money, so that nobody sends it any more.
        if (refund.IsByHand)
            return charge?.Value.Status == ChargeStatus.Returned ? new RefundOutcome.Canceled() : new RefundOutcome.Pending();
        if (engine.ProviderNamed(refund.Provider) is not IRefundProvider provider)
            return new RefundOutcome.Pending();

        // The payer's bank has the money back already: what can still be stopped is.
        if (charge?.Value.Status == ChargeStatus.Returned && provider is IRefundCanceler canceler)
            return await ProviderCalls
                .RunAsync<RefundOutcome>(
                    engine,
                    refund.Id,
                    cancellation => canceler.CancelRefundAsync(refund.Owner, refund.Id, cancellation),
                    _ => new RefundOutcome.Pending()
                )
                .ConfigureAwait(false);

        var request = new RefundRequest(refund.Id, refund.Owner, refund.ChargeId, refund.Amount)
        {
            Simulate = refund.Simulate,
            ChargeReference = charge?.Value.Reference,
        };
        return await ProviderCalls
            .RunAsync<RefundOutcome>(
                engine,
                refund.Id,
                cancellation => provider.RefundAsync(request, cancellation),
                _ => new RefundOutcome.Pending()
            )
            .ConfigureAwait(false);
    }
}
