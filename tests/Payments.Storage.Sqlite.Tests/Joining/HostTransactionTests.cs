using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class AdoNetTransactionTests : HostTransactionTests<AdoNetOrders>;

public sealed class DapperTransactionTests : HostTransactionTests<DapperOrders>;

public sealed class EfCoreTransactionTests : HostTransactionTests<EfCoreOrders>;

/// <summary>What a host is promised of its own transaction, whatever library it writes with.</summary>
public abstract class HostTransactionTests<TOrders> : JoiningFixture
    where TOrders : OrderBook, new()
{
    [Fact]
    public async Task Order_and_payment_are_committed_together_and_nobody_is_told_before()
    {
        await using var shop = await ShopAsync();
        await using var orders = new TOrders();
        await orders.BeginAsync(File.Path);
        using (var inside = await shop.Engine.JoinAsync(orders.Transaction, Token))
        {
            var session = (await inside.CheckoutSessions.CreateAsync(Shop, Request, cancellationToken: Token)).Value;
            var customer = (await inside.Customers.CreateAsync(Shop, new CustomerRequest { Name = "Ada" }, cancellationToken: Token)).Value;
            await orders.AddAsync("order_1", session.Id);

            Assert.Equal(session.Id, (await inside.CheckoutSessions.GetAsync(Shop, session.Id, Token)).Value.Id);
            Assert.Equal(customer, (await inside.Customers.ListAsync(Shop, cancellationToken: Token)).Value.Items.Single());
            Assert.Equal((0, 0, 0, 0, 0), Rows());
            await shop.RunAsync();
            Assert.Empty(Told);
            await orders.CommitAsync();
        }

        Assert.Equal((1, 1, 1, 1, 2), Rows());
        await shop.RunAsync();
        Assert.Equal([CustomerCreated.TypeName], Told);
        var paid = await shop.PayAsync((await shop.Engine.CheckoutSessions.ListAsync(Shop, cancellationToken: Token)).Value.Items.Single());
        Assert.Equal(ChargeStatus.Succeeded, paid.Value.Charge.Status);
    }

    [Fact]
    public async Task A_rollback_leaves_no_trace_and_sends_nothing()
    {
        await using var shop = await ShopAsync();
        await using var orders = new TOrders();
        await orders.BeginAsync(File.Path);
        string session;
        using (var inside = await shop.Engine.JoinAsync(orders.Transaction, Token))
        {
            session = (await inside.CheckoutSessions.CreateAsync(Shop, Request, cancellationToken: Token)).Value.Id;
            await inside.Customers.CreateAsync(Shop, new CustomerRequest { Name = "Ada" }, cancellationToken: Token);
            await orders.AddAsync("order_1", session);
            await orders.RollbackAsync();
        }

        Assert.Equal((0, 0, 0, 0, 0), Rows());
        Assert.Equal(0, await shop.RunAsync());
        Assert.Empty(Told);
        Assert.Equal(RefusalKind.NotFound, (await shop.Engine.CheckoutSessions.GetAsync(Shop, session, Token)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_transaction_that_is_disposed_without_a_commit_is_rolled_back()
    {
        await using var shop = await ShopAsync();
        await using (var orders = new TOrders())
        {
            await orders.BeginAsync(File.Path);
            using var inside = await shop.Engine.JoinAsync(orders.Transaction, Token);
            var session = await inside.CheckoutSessions.CreateAsync(Shop, Request, cancellationToken: Token);
            await orders.AddAsync("order_1", session.Value.Id);
        }

        Assert.Equal((0, 0, 0, 0, 0), Rows());
    }

    [Fact]
    public async Task A_session_is_changed_twice_in_one_transaction()
    {
        await using var shop = await ShopAsync();
        var session = await shop.OpenAsync(Shop);
        await using var orders = new TOrders();
        await orders.BeginAsync(File.Path);
        using var inside = await shop.Engine.JoinAsync(orders.Transaction, Token);
        var expired = await inside.CheckoutSessions.ExpireAsync(Shop, session.Id, cancellationToken: Token);
        var again = await inside.CheckoutSessions.ExpireAsync(Shop, session.Id, cancellationToken: Token);

        Assert.Equal(SessionStatus.Expired, expired.Value.Status);
        Assert.Equal(RefusalKind.WrongState, again.Refusal?.Kind);
        Assert.Equal(SessionStatus.Open, (await shop.Engine.CheckoutSessions.GetAsync(Shop, session.Id, Token)).Value.Status);
        await orders.CommitAsync();
        Assert.Equal(SessionStatus.Expired, (await shop.Engine.CheckoutSessions.GetAsync(Shop, session.Id, Token)).Value.Status);
    }
}
