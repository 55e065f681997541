using Payments.Storage;

namespace Payments;

/// <summary>Payment intents, and the charges that they sent.</summary>
public sealed class PaymentIntents
{
    private readonly EngineServices _engine;

    internal PaymentIntents(EngineServices engine) => _engine = engine;

    /// <summary>The intent as it stands now.</summary>
    public async ValueTask<Result<PaymentIntent>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = Id.IsWellFormed(id, IdPrefix.Intent)
            ? await _engine.Store.GetAsync(RecordTypes.Intents, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null ? new Refusal(RefusalKind.NotFound, "payment_intent_not_found", $"There is no payment intent {TextExcerpt.Of(id)}") : found.Value;
    }

    /// <summary>The intent's charges, oldest first; <see cref="Limits.ChargesPerIntent"/> at most.</summary>
    public async ValueTask<IReadOnlyList<Charge>> ListChargesAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var type = RecordTypes.Charges;
        var found = await _engine.Store.ListAsync(type, owner, new ListQuery(type.Lists[0], Limits.ChargesPerIntent) { Group = id }, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value)];
    }
}
