using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Makes a plan of what an intent is confirmed with: the card that the payer gave, or one that is kept for its customer.</summary>
internal sealed class IntentPlanner(EngineServices engine)
{
    /// <summary>The intent, or null where the owner has none by this id.</summary>
    public async ValueTask<Stored<PaymentIntent>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, IntentStorage.IdPrefix)
            ? await engine.Store.GetAsync(IntentStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The plan, or why there is none.</summary>
    public async ValueTask<Result<PaymentPlan>> PlanAsync(
        PaymentIntent intent,
        PaymentConfirmation confirmation,
        IPaymentProvider provider,
        CancellationToken cancellationToken
    )
    {
        if (intent.CaptureMethod == CaptureMethod.Manual && provider is not ICaptureProvider)
            return IntentRefusals.CaptureUnsupported;

        return confirmation.Card is { } card
            ? await OfCardAsync(intent, confirmation, card, provider, cancellationToken).ConfigureAwait(false)
            : await OfKeptCardAsync(intent, confirmation, provider, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Result<PaymentPlan>> OfCardAsync(
        PaymentIntent intent,
        PaymentConfirmation confirmation,
        TokenizedCard card,
        IPaymentProvider provider,
        CancellationToken cancellationToken
    )
    {
        // What the merchant asked for is not weakened by who confirms.
        var keep =
            intent.SetupFutureUsage == FutureUsage.OffSession
                ? FutureUsage.OffSession
                : confirmation.SetupFutureUsage ?? intent.SetupFutureUsage;
        var refusal =
            keep is null ? null
            : intent.CustomerId is not { } customerId ? CustomerRules.RequiredWith("setup_future_usage")
            : provider is not ICardVault ? SetupRefusals.Unsupported
            : await SavedCards.CheckRoomAsync(engine, intent.Owner, customerId, cancellationToken).ConfigureAwait(false);
        return refusal is not null
            ? refusal
            : new PaymentPlan(new PaymentSource.Card(card.Token), intent.Amount)
            {
                Card = card.Card,
                Keep = keep,
                ReturnUrl = confirmation.ReturnUrl,
            };
    }

    private async ValueTask<Result<PaymentPlan>> OfKeptCardAsync(
        PaymentIntent intent,
        PaymentConfirmation confirmation,
        IPaymentProvider provider,
        CancellationToken cancellationToken
    )
    {
        var chosen = confirmation.PaymentMethodId ?? intent.PaymentMethodId;
        if (chosen is null && intent.CustomerId is { } customerId)
            chosen = (await engine.Store.GetAsync(CustomerStorage.Table, intent.Owner, customerId, cancellationToken).ConfigureAwait(false))
                ?.Value
                .DefaultPaymentMethodId;
        if (chosen is null)
            return new Refusal(
                RefusalKind.Invalid,
                "payment_method_required",
                "payment_method is required: name a saved card of the customer, or give a card in the payer's browser",
                "payment_method"
            );

        var method = await FindAsync(intent, chosen, cancellationToken).ConfigureAwait(false);
        if (!method.IsSuccess)
            return method.Refusal;
        if (method.Value.Provider != provider.Name)
            return new Refusal(
                RefusalKind.WrongState,
                "other_processor",
                $"The payment method is saved with the provider \"{method.Value.Provider}\", which is no longer set up",
                "payment_method"
            );

        return new PaymentPlan(new PaymentSource.Card(method.Value.Token!), intent.Amount)
        {
            Card = method.Value.Card,
            PaymentMethodId = method.Value.Id,
            OffSession = confirmation.OffSession,
            ReturnUrl = confirmation.ReturnUrl,
        };
    }

    /// <summary>A saved card of the intent's customer, or why it cannot pay.</summary>
    public async ValueTask<Result<PaymentMethod>> FindAsync(PaymentIntent intent, string id, CancellationToken cancellationToken)
    {
        var found = Id.IsWellFormed(id, PaymentMethodStorage.IdPrefix)
            ? await engine.Store.GetAsync(PaymentMethodStorage.Table, intent.Owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null ? PaymentMethodRules.NotFound(id) with { Kind = RefusalKind.Invalid, Field = "payment_method" }
            : !found.Value.IsAttached ? PaymentMethodRules.Detached with { Field = "payment_method" }
            : found.Value.CustomerId != intent.CustomerId ? PaymentMethodRules.OtherCustomer
            : found.Value;
    }
}
