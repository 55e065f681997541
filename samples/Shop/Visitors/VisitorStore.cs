using Dapper;
using Payments;

namespace Shop;

/// <summary>Which customer of Payments a visitor is, and that customer's cards.</summary>
internal sealed class VisitorStore(ShopDatabase database, PaymentEngine engine)
{
    /// <summary>The visitor's customer, made at first use.</summary>
    public async Task<string> CustomerAsync(string visitor, CancellationToken cancellationToken)
    {
        if (await FindCustomerAsync(visitor) is { } known)
            return known;

        var made = await engine.Customers.CreateAsync(
            ShopSettings.Owner,
            new CustomerRequest(),
            Once.Call<Customer>($"visitor-{visitor}", customer => customer.Id),
            cancellationToken
        );
        await database.WriteAsync(
            "INSERT INTO shop_visitors (id, customer_id) VALUES (@visitor, @customer) ON CONFLICT DO NOTHING",
            new { visitor, customer = Once.Id(made) }
        );
        return await FindCustomerAsync(visitor) ?? throw new InvalidOperationException("A visitor's customer was not stored.");
    }

    /// <summary>The visitor's cards, newest first.</summary>
    public async Task<IReadOnlyList<PaymentMethod>> CardsAsync(string? visitor, CancellationToken cancellationToken) =>
        visitor is not null && await FindCustomerAsync(visitor) is { } customer
            ? [.. (await engine.PaymentMethods.ListAsync(ShopSettings.Owner, customer, cancellationToken)).Reverse()]
            : [];

    /// <summary>The setup intent by which the visitor saves the next card: one at a time, and a new one once that has ended.</summary>
    public async Task<SetupIntent> SetupAsync(string visitor, CancellationToken cancellationToken)
    {
        var customer = await CustomerAsync(visitor, cancellationToken);
        await using (var connection = await database.OpenAsync())
        {
            var standing = await connection.ExecuteScalarAsync<string?>(
                "SELECT setup_id FROM shop_visitors WHERE id = @visitor",
                new { visitor }
            );
            if (
                standing is not null
                && await engine.SetupIntents.GetAsync(ShopSettings.Owner, standing, cancellationToken)
                    is { IsSuccess: true, Value: { State: not (SetupState.Succeeded or SetupState.Canceled) } open }
            )
                return open;
        }

        // For use without the customer too, which has the bank ask now rather than at each purchase.
        var made = await engine.SetupIntents.CreateAsync(
            ShopSettings.Owner,
            new SetupIntentRequest { CustomerId = customer, Usage = FutureUsage.OffSession },
            cancellationToken: cancellationToken
        );
        await database.WriteAsync("UPDATE shop_visitors SET setup_id = @Id WHERE id = @visitor", new { made.Value.Id, visitor });
        return made.Value;
    }

    private async Task<string?> FindCustomerAsync(string visitor)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT customer_id FROM shop_visitors WHERE id = @visitor", new { visitor });
    }
}
