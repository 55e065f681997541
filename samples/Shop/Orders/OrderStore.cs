using System.Globalization;
using Dapper;
using Payments;

namespace Shop;

/// <summary>The shop's orders. An order is paid when Payments says so, and by nothing else.</summary>
internal sealed class OrderStore(ShopDatabase database, TimeProvider time)
{
    // What was refunded is recorded beside the order, because its payment remains a fact.
    private const string State =
        "CASE WHEN EXISTS (SELECT 1 FROM shop_returned_orders WHERE order_id = shop_orders.id) THEN 'returned' ELSE state END";

    private const string Columns =
        $"id AS Id, product AS Product, amount AS Amount, currency AS Currency, {State} AS State, "
        + "session_id AS SessionId, page_url AS PageUrl, created_at AS CreatedAt, paid_at AS PaidAt";

    private const string IdPrefix = "order_";

    private string Now => time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>An id for an order to come. In a form, it makes one order of it however often that is posted.</summary>
    public string NewId() => Id.New(IdPrefix, time.GetUtcNow(), RandomSource.Cryptographic);

    public Task<Order> PlaceAsync(Product product) => PlaceAsync(product, NewId());

    private async Task<Order> PlaceAsync(Product product, string id)
    {
        var order = new Order
        {
            Id = id,
            Product = product.Name,
            Amount = product.Price.MinorUnits,
            Currency = product.Price.Currency.Code,
            State = "awaiting payment",
            CreatedAt = Now,
        };
        await database.WriteAsync(
            "INSERT INTO shop_orders (id, product, amount, currency, state, created_at) VALUES (@Id, "
                + "@Product, @Amount, @Currency, @State, @CreatedAt) ON CONFLICT DO NOTHING",
            order
        );
        return order;
    }

    /// <summary>
    /// An order that is to be paid on the shop's own page. A second time it is the same one; null where the id is another
    /// visitor's, or none.
    /// </summary>
    public async Task<OwnOrder?> PlaceOwnAsync(Product product, string id, string visitor)
    {
        if (!Id.IsWellFormed(id, IdPrefix))
            return null;

        // Not for an order that left for the hosted checkout.
        await database.WriteAsync(
            "INSERT INTO shop_own_payments (order_id, visitor) SELECT @id, @visitor WHERE NOT "
                + "EXISTS (SELECT 1 FROM shop_orders WHERE id = @id) ON CONFLICT DO NOTHING",
            new { id, visitor }
        );
        if (await FindOwnPaymentAsync(id) is not { } payment || payment.Visitor != visitor)
            return null;

        await PlaceAsync(product, id);
        await database.WriteAsync(
            "UPDATE shop_orders SET page_url = @pageUrl WHERE id = @id AND page_url IS NULL",
            new { id, pageUrl = $"/pay/{id}" }
        );
        return await FindOwnAsync(id, visitor) is { } own && own.Order.Product == product.Name ? own : null;
    }

    /// <summary>An order that this visitor pays on the shop's own page, or null.</summary>
    public async Task<OwnOrder?> FindOwnAsync(string id, string? visitor) =>
        await FindOwnPaymentAsync(id) is { } payment && payment.Visitor == visitor && await FindAsync(id) is { } order
            ? new OwnOrder(order, payment.Visitor, payment.IntentId)
            : null;

    public Task AttachIntentAsync(string orderId, string intentId) =>
        database.WriteAsync("UPDATE shop_own_payments SET intent_id = @intentId WHERE order_id = @orderId", new { orderId, intentId });

    /// <summary>Marks the order whose intent this is; does nothing where it is paid already.</summary>
    public Task MarkPaidAsync(PaymentIntent intent) =>
        database.WriteAsync(
            "UPDATE shop_orders SET state = 'paid', paid_at = @Now WHERE id = (SELECT order_id "
                + "FROM shop_own_payments WHERE intent_id = @Id) AND state <> 'paid'",
            new { intent.Id, Now }
        );

    public async Task AttachAsync(string orderId, CheckoutSession session)
    {
        await database.WriteAsync(
            "UPDATE shop_orders SET session_id = @Id, page_url = @PageUrl WHERE id = @orderId",
            new
            {
                session.Id,
                session.PageUrl,
                orderId,
            }
        );
    }

    /// <summary>
    /// Marks the order whose session this is; anybody with the key can make another session with the same reference. Does nothing where the
    /// order is paid already, so that an event may come twice.
    /// </summary>
    public async Task MarkAsync(CheckoutSession session, string state)
    {
        await database.WriteAsync(
            "UPDATE shop_orders SET state = @state, paid_at = CASE @state WHEN 'paid' THEN @Now END "
                + "WHERE id = @ClientReferenceId AND session_id = @Id AND state <> 'paid'",
            new
            {
                session.ClientReferenceId,
                session.Id,
                state,
                Now,
            }
        );
    }

    /// <summary>
    /// Marks the order whose session's money went back after it had counted as paid. An event may come twice, and before the one
    /// of the payment.
    /// </summary>
    public async Task MarkReturnedAsync(CheckoutSession session)
    {
        await database.WriteAsync(
            "INSERT INTO shop_returned_orders (order_id, returned_at) SELECT id, @Now FROM shop_orders "
                + "WHERE id = @ClientReferenceId AND session_id = @Id ON CONFLICT DO NOTHING",
            new
            {
                session.ClientReferenceId,
                session.Id,
                Now,
            }
        );
    }

    public async Task<Order?> FindAsync(string id)
    {
        await using var connection = await database.OpenAsync();
        return await connection.QueryFirstOrDefaultAsync<Order>($"SELECT {Columns} FROM shop_orders WHERE id = @id", new { id });
    }

    public async Task<IReadOnlyList<Order>> ListAsync()
    {
        await using var connection = await database.OpenAsync();
        return [.. await connection.QueryAsync<Order>($"SELECT {Columns} FROM shop_orders ORDER BY id DESC LIMIT 100")];
    }

    private async Task<OwnPayment?> FindOwnPaymentAsync(string orderId)
    {
        await using var connection = await database.OpenAsync();
        return await connection.QueryFirstOrDefaultAsync<OwnPayment>(
            "SELECT visitor AS Visitor, intent_id AS IntentId FROM shop_own_payments WHERE order_id = @orderId",
            new { orderId }
        );
    }

    private sealed class OwnPayment
    {
        public required string Visitor { get; init; }

        public string? IntentId { get; init; }
    }
}
