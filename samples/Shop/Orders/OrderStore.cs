using System.Globalization;
using Dapper;
using Payments;

namespace Shop;

/// <summary>The shop's orders. An order is paid when Payments says so, and by nothing else.</summary>
internal sealed class OrderStore(ShopDatabase database, TimeProvider time)
{
    private const string Columns =
        "id AS Id, product AS Product, amount AS Amount, currency AS Currency, state AS State, session_id AS SessionId, page_url AS PageUrl, created_at AS CreatedAt, paid_at AS PaidAt";

    private string Now => time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public async Task<Order> PlaceAsync(Product product)
    {
        var order = new Order
        {
            Id = Id.New("order_", time.GetUtcNow(), RandomSource.Cryptographic),
            Product = product.Name,
            Amount = product.Price.MinorUnits,
            Currency = product.Price.Currency.Code,
            State = "awaiting payment",
            CreatedAt = Now,
        };
        await database.WriteAsync(
            "INSERT INTO shop_orders (id, product, amount, currency, state, created_at) VALUES (@Id, @Product, @Amount, @Currency, @State, @CreatedAt)", order);
        return order;
    }

    public async Task AttachAsync(string orderId, CheckoutSession session)
    {
        await database.WriteAsync(
            "UPDATE shop_orders SET session_id = @Id, page_url = @PageUrl WHERE id = @orderId", new { session.Id, session.PageUrl, orderId });
    }

    /// <summary>
    /// Marks the order whose session this is; anybody with the key can make another session with the same reference. Does nothing where the
    /// order is paid already, so that an event may come twice.
    /// </summary>
    public async Task MarkAsync(CheckoutSession session, string state)
    {
        await database.WriteAsync(
            "UPDATE shop_orders SET state = @state, paid_at = CASE @state WHEN 'paid' THEN @Now END WHERE id = @ClientReferenceId AND session_id = @Id AND state <> 'paid'",
            new { session.ClientReferenceId, session.Id, state, Now });
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
}
