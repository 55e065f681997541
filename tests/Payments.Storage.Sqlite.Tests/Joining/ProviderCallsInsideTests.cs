using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>No provider is called inside the host's transaction, and what would call one writes nothing.</summary>
public sealed class ProviderCallsInsideTests : JoiningFixture
{
    private readonly CardsProvider _cards = new(new ManualTimeProvider());

    [Fact]
    public async Task Everything_that_asks_a_provider_is_refused_and_writes_nothing()
    {
        await using var shop = await ShopAsync(provider: _cards);
        var made = await PrepareAsync(shop.Engine);
        var calls = _cards.Calls.Count;
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        using var inside = await shop.Engine.JoinAsync(transaction, Token);
        var before = Changes(connection);
        var card = new PaymentConfirmation { Card = Card };
        var confirmed = new PaymentIntentRequest
        {
            Amount = Request.Amount,
            CustomerId = made.Customer,
            Confirm = true,
        };

        Refusal?[] refusals =
        [
            (await inside.CheckoutSessions.PayAsync(Shop, made.Session, Card, Token)).Refusal,
            (await inside.CheckoutSessions.SubmitAsync(Shop, made.Session, new PaymentSubmission { QuoteId = "qt_1" }, Token)).Refusal,
            (await inside.PaymentIntents.CreateAsync(Shop, confirmed, cancellationToken: Token)).Refusal,
            (await inside.PaymentIntents.ConfirmAsync(Shop, made.Open, card, cancellationToken: Token)).Refusal,
            (await inside.PaymentIntents.CaptureAsync(Shop, made.Reserved, cancellationToken: Token)).Refusal,
            (await inside.PaymentIntents.AbandonActionAsync(Shop, made.Challenged, Token)).Refusal,
            (await inside.PaymentIntents.CancelAsync(Shop, made.Challenged, cancellationToken: Token)).Refusal,
            (await inside.SetupIntents.ConfirmAsync(Shop, made.Setup, new SetupConfirmation { Card = Card }, Token)).Refusal,
            (await inside.SetupIntents.AbandonActionAsync(Shop, made.ChallengedSetup, Token)).Refusal,
            (await inside.Refunds.CancelAsync(Shop, made.Refund, Token)).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.Equal("in_host_transaction", refusal?.Code));
        Assert.All(refusals, refusal => Assert.Contains("Commit", refusal!.Message, StringComparison.Ordinal));
        Assert.Equal(before, Changes(connection));
        Assert.Equal(calls, _cards.Calls.Count);
        await transaction.CommitAsync(Token);
        Assert.True((await shop.Engine.PaymentIntents.CaptureAsync(Shop, made.Reserved, cancellationToken: Token)).IsSuccess);
    }

    [Fact]
    public async Task A_refund_and_a_release_are_rows_that_a_worker_sends_after_the_commit()
    {
        await using var shop = await ShopAsync(provider: _cards);
        var made = await PrepareAsync(shop.Engine);
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        using (var inside = await shop.Engine.JoinAsync(transaction, Token))
        {
            var calls = _cards.Calls.Count;
            var creation = new RefundCreation { PaymentIntentId = made.Paid, Amount = Money.FromMinorUnits(1_00, Currency.Gbp) };
            Assert.True((await inside.Refunds.CreateAsync(Shop, creation, cancellationToken: Token)).IsSuccess);
            Assert.True((await inside.PaymentIntents.CancelAsync(Shop, made.Reserved, cancellationToken: Token)).IsSuccess);
            Assert.Equal(calls, _cards.Calls.Count);
            await transaction.CommitAsync(Token);
        }

        await shop.RunAsync();
        Assert.Equal(1, _cards.CallsOf(CardCall.Release));
        Assert.Equal(2, _cards.CallsOf(CardCall.Refund));
    }

    [Fact]
    public async Task A_store_that_shares_no_database_says_which_one_does()
    {
        await using var shop = new EngineHost(new InMemoryPaymentStore(PaymentsSchema.Current), new ManualTimeProvider(), [Provider]);
        await OpenAsync(PaymentsSchema.Current);
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await shop.Engine.JoinAsync(transaction, Token));
        Assert.Contains("UseSqlite", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_after_the_commit_wakes_the_workers_of_this_process()
    {
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var shop = await ShopAsync(builder =>
            builder.OnEvent<CustomerCreated>(
                (happened, _, _, _) =>
                {
                    told.TrySetResult(happened.Type);
                    return ValueTask.CompletedTask;
                }
            )
        );
        var worker = shop.Services.GetServices<IHostedService>().Single();
        await worker.StartAsync(Token);
        using var connection = Connect();
        await using (var transaction = connection.BeginTransaction())
        {
            using var inside = await shop.Engine.JoinAsync(transaction, Token);
            await inside.Customers.CreateAsync(Shop, new CustomerRequest { Name = "Ada" }, cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        // The clock stands still: without the wake the workers would never look again.
        Assert.Equal(CustomerCreated.TypeName, await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Token));
        await worker.StopAsync(Token);
    }

    private async Task<Prepared> PrepareAsync(PaymentEngine engine)
    {
        var customer = (await engine.Customers.CreateAsync(Shop, new CustomerRequest { Name = "Ada" })).Value.Id;
        var session = (await engine.CheckoutSessions.CreateAsync(Shop, Request)).Value.Id;
        var open = await IntentAsync(engine, CaptureMethod.Automatic);
        var paid = await IntentAsync(engine, CaptureMethod.Automatic, confirm: true);
        var reserved = await IntentAsync(engine, CaptureMethod.Manual, confirm: true);
        var setup = (await engine.SetupIntents.CreateAsync(Shop, new SetupIntentRequest { CustomerId = customer })).Value.Id;
        var challengedSetup = (await engine.SetupIntents.CreateAsync(Shop, new SetupIntentRequest { CustomerId = customer })).Value.Id;
        _cards.Verdict = _ => CardVerdict.Challenge;
        var challenged = await IntentAsync(engine, CaptureMethod.Automatic, confirm: true);
        await engine.SetupIntents.ConfirmAsync(Shop, challengedSetup, new SetupConfirmation { Card = Card });
        _cards.Verdict = _ => CardVerdict.Approve;
        _cards.OnRefund = _ => new RefundOutcome.Pending();
        var refund = (await engine.Refunds.CreateAsync(Shop, new RefundCreation { PaymentIntentId = paid, Amount = Part })).Value.Id;
        await engine.RunDueWorkAsync();
        return new Prepared(customer, session, open, paid, reserved, setup, challengedSetup, challenged, refund);
    }

    private static async Task<string> IntentAsync(PaymentEngine engine, CaptureMethod capture, bool confirm = false)
    {
        var request = new PaymentIntentRequest { Amount = Request.Amount, CaptureMethod = capture };
        var intent = (await engine.PaymentIntents.CreateAsync(Shop, request)).Value.Id;
        if (confirm)
            Assert.True((await engine.PaymentIntents.ConfirmAsync(Shop, intent, new PaymentConfirmation { Card = Card })).IsSuccess);
        return intent;
    }

    private static Money Part => Money.FromMinorUnits(1_00, Currency.Gbp);

    private static long Changes(Microsoft.Data.Sqlite.SqliteConnection connection) => Ask(connection, "SELECT total_changes()");

    private sealed record Prepared(
        string Customer,
        string Session,
        string Open,
        string Paid,
        string Reserved,
        string Setup,
        string ChallengedSetup,
        string Challenged,
        string Refund
    );
}
