using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>Debits, which take days and can fail after they were paid.</summary>
public sealed class DebitTests : IAsyncLifetime
{
    private YorletShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("bacs_debit", "gbp")]
    [InlineData("sepa_debit", "eur")]
    [InlineData("autogiro", "sek")]
    public async Task A_debit_says_when_it_is_made_and_pays_its_session_when_it_settles(string method, string currency)
    {
        var session = await SubmitAsync(method, currency, TestDebitEffect.Settles);
        Assert.Equal(("unpaid", null), (Text(session, "status"), Text(session, "transaction")));
        var waiting = await TransactionAsync(session);
        Assert.Equal(("processing", method), (Text(waiting, "status"), Text(waiting.GetProperty("processing"), "type")));
        var timings = waiting.GetProperty("processing").GetProperty(method).GetProperty("timings");
        Assert.InRange(timings.GetProperty("customer_debit_at").GetInt64(), 1763395200, timings.GetProperty("settlement_at").GetInt64());

        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal("paid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        var paid = await TransactionAsync(session);
        Assert.Equal(
            ("succeeded", JsonValueKind.Null, false),
            (Text(paid, "status"), paid.GetProperty("processing").ValueKind, paid.GetProperty("disputed").GetBoolean())
        );
    }

    [Fact]
    public async Task One_that_fails_late_leaves_the_session_paid_and_its_transaction_disputed()
    {
        var session = await SubmitAsync("bacs_debit", "gbp", TestDebitEffect.FailsLate);
        for (var day = 0; day < 20; day++)
            await _shop.Host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("paid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        var returned = await TransactionAsync(session);
        Assert.Equal(("succeeded", true), (Text(returned, "status"), returned.GetProperty("disputed").GetBoolean()));
        Assert.NotEmpty(Text(returned.GetProperty("last_payment_error"), "message")!);
        var events = (await _shop.ReadAsync("/v1/events?limit=100")).GetProperty("data").EnumerateArray().ToList();
        var types = events.ConvertAll(one => Text(one, "type"));
        Assert.Contains("payment_session.paid", types);
        var told = events.Single(one => Text(one, "type") == "transaction.returned").GetProperty("data").GetProperty("object");
        Assert.Equal(returned.GetProperty("paid_at").GetInt64(), told.GetProperty("paid_at").GetInt64());
    }

    [Fact]
    public async Task One_that_the_bank_refuses_leaves_the_session_unpaid_with_the_reason()
    {
        var session = await SubmitAsync("bacs_debit", "gbp", TestDebitEffect.LacksFunds);
        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal("unpaid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        var failed = await TransactionAsync(session);
        Assert.Equal(
            ("requires_payment_method", "insufficient_funds"),
            (Text(failed, "status"), Text(failed.GetProperty("last_payment_error"), "code"))
        );
    }

    private async Task<JsonElement> SubmitAsync(string method, string currency, TestDebitEffect effect)
    {
        await _shop.Merchant.TakeAsync([
            new(MethodIds.BacsDebit, [Currency.Gbp]),
            new(MethodIds.SepaDebit, [Currency.Eur]),
            new(MethodIds.Autogiro, [Currency.Of("SEK")]),
        ]);
        var opened = await _shop.OpenAsync(
            await _shop.NewCustomerAsync(),
            ("currency", currency),
            ("payment_method_types", new JsonArray(method))
        );
        var session = (
            await _shop.Engine.CheckoutSessions.GetAsync(_shop.Owner, "cs_" + Id(opened)["py_sess_".Length..], TestContextToken.Current)
        ).Value;
        var quote = (
            await _shop.Engine.Quotes.CreateForSessionAsync(
                session,
                method,
                session.Amount.Currency,
                cancellationToken: TestContextToken.Current
            )
        ).Value;
        var account = TestBankAccounts.Debits.First(known => known.Method == method && known.Effect == effect);
        var submission = new PaymentSubmission
        {
            QuoteId = quote.Id,
            Fields = account.Fields.ToDictionary(field => field.Key, field => (string?)field.Value),
        };
        var submitted = await _shop.Engine.CheckoutSessions.SubmitAsync(_shop.Owner, session.Id, submission, TestContextToken.Current);
        Assert.True(submitted.IsSuccess, submitted.Refusal?.Message);
        return await _shop.ReadAsync($"{Sessions}/{Id(opened)}");
    }

    private async Task<JsonElement> TransactionAsync(JsonElement session) =>
        (await _shop.ReadAsync("/v1/transactions"))
            .GetProperty("data")
            .EnumerateArray()
            .Single(one => Text(one, "payment_session") == Id(session));
}
