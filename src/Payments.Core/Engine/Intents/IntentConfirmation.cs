using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Begins the charge of an intent that is confirmed.</summary>
internal sealed class IntentConfirmation(EngineServices engine, IntentPlanner planner, ChargeFlow charges)
{
    /// <summary>Adds the charge to the change set, or refuses.</summary>
    public async ValueTask<Result<StartedCharge>> BeginAsync(
        ChangeSet changes,
        Stored<PaymentIntent> intent,
        PaymentConfirmation confirmation,
        IPaymentProvider provider,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // The state comes first: a second confirmation is refused for that reason, and not for what is wrong with the card.
        if (IntentMachine.Apply(intent.Value, new IntentCommand.Confirm(""), now) is { IsRefused: true } refused)
            return IntentRefusals.Describe(refused.Refusal);

        Stored<CheckoutSession>? session = null;
        if (intent.Value.SessionId is { } sessionId)
        {
            session =
                await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false)
                ?? throw new StoreException($"Intent {intent.Value.Id} of {changes.Owner} has lost its session.");
            if (session.Value.Pricing is not Pricing.SingleCurrency || !session.Value.Takes(MethodIds.Card))
                return IntentRefusals.BelongsToSession;
        }

        var plan = await planner.PlanAsync(intent.Value, confirmation, provider, cancellationToken).ConfigureAwait(false);
        return charges.Begin(changes, session, intent, plan, provider, now);
    }
}
