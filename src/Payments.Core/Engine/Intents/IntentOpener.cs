using Payments.Storage;

namespace Payments;

/// <summary>Creates a payment intent without a session: its customer, posting options and card are looked up first.</summary>
internal sealed class IntentOpener(EngineServices engine, IntentPlanner planner)
{
    /// <summary>Adds the intent to the change set, or refuses and adds nothing that is committed.</summary>
    public async ValueTask<Result<PaymentIntent>> OpenAsync(
        ChangeSet changes,
        PaymentIntentRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var owner = changes.Owner;
        if (request.CustomerId is { } customerId)
        {
            var customer = Id.IsWellFormed(customerId, CustomerStorage.IdPrefix)
                ? await engine.Store.GetAsync(CustomerStorage.Table, owner, customerId, cancellationToken).ConfigureAwait(false)
                : null;
            if (customer is null or { Value.IsDeleted: true })
                return CustomerRecordRules.NotFound(customerId, "customer");
        }

        var postingOptions = await PostingOptionsResolver
            .ResolveAsync(engine, owner, request.PostingOptions, cancellationToken)
            .ConfigureAwait(false);
        if (!postingOptions.IsSuccess)
            return postingOptions.Refusal;

        var id = engine.NewId(IntentStorage.IdPrefix, now);
        var intent = new PaymentIntent
        {
            Id = id,
            Owner = owner,
            Amount = request.Amount,
            CustomerId = request.CustomerId,
            PaymentMethodId = request.PaymentMethodId,
            CaptureMethod = request.CaptureMethod,
            SetupFutureUsage = request.SetupFutureUsage,
            ClientSecret = ClientSecretText.New(id, engine.Random),
            PostingOptions = postingOptions.Value.PostingOptions,
            Origin = request.Origin,
            Methods = request.Methods,
            Description = request.Description,
            Metadata = request.Metadata,
            CreatedAt = now,
            UpdatedAt = now,
            State = new IntentState.RequiresPaymentMethod(),
        };
        if (request.PaymentMethodId is { } methodId)
        {
            var method = await planner.FindAsync(intent, methodId, cancellationToken).ConfigureAwait(false);
            if (!method.IsSuccess)
                return method.Refusal;

            intent = IntentMachine.Apply(intent, new IntentCommand.Attach(methodId), now).State;
        }

        changes.Insert(IntentStorage.Table, intent);
        return intent;
    }
}
