using Payments.Storage;

namespace Payments;

/// <summary>
/// A customer with the cards that are saved for them. The customer is read first: a caller that saves a card
/// meanwhile writes the customer too, and a commit on what was read here conflicts.
/// </summary>
internal sealed record CardHolder(Stored<Customer> Customer, IReadOnlyList<Stored<PaymentMethod>> Cards)
{
    public static async ValueTask<CardHolder?> LoadAsync(
        EngineServices engine,
        Owner owner,
        string customerId,
        CancellationToken cancellationToken
    )
    {
        var customer = await engine.Store.GetAsync(CustomerStorage.Table, owner, customerId, cancellationToken).ConfigureAwait(false);
        if (customer is null)
            return null;

        var type = PaymentMethodStorage.Table;
        var query = new ListQuery(type.Lists[0], Limits.PageSize) { Group = customerId };
        return new CardHolder(customer, await engine.Store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false));
    }
}
