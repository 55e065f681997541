using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>Balances, customers' credit, units and bank lines.</summary>
public sealed class BooksTests : IAsyncLifetime
{
    private YorletShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task What_is_paid_is_pending_then_available_and_part_of_it_its_owners()
    {
        await _shop.DoneAsync(
            "/v1/units/flat-1/ownership",
            Json.Compact(
                """
                {"shares":[{"payee":"owner_1","basis_points":6000},{"payee":"owner_2","basis_points":3000},
                {"payee":"owner_3","basis_points":1000}]}
                """
            )
        );
        var session = await _shop.PaidAsync(
            await _shop.NewCustomerAsync(),
            ("transaction_data", JsonNode.Parse("""{"unit":"flat-1","transfer_data":{"use_unit_ownership":true}}"""))
        );
        Later();
        await _shop.PaidAsync(await _shop.NewCustomerAsync(), ("amount", 500));

        Assert.Equal("""[{"currency":"gbp","amount":500}]""", (await _shop.ReadAsync("/v1/balance")).GetProperty("pending").GetRawText());
        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(10));
        var balance = await _shop.ReadAsync("/v1/balance");
        Assert.Equal(
            ("""[{"currency":"gbp","amount":500}]""", "[]"),
            (balance.GetProperty("available").GetRawText(), balance.GetProperty("in_transit").GetRawText())
        );
        var transaction = await _shop.ReadAsync($"/v1/transactions/{Text(session, "transaction")}");
        Assert.Equal(
            Json.Compact(
                """
                [{"payee":"owner_1","amount":60000,"amount_reversed":0},{"payee":"owner_2","amount":30000,
                "amount_reversed":0},{"payee":"owner_3","amount":10000,"amount_reversed":0}]
                """
            ),
            transaction.GetProperty("transfers").GetRawText()
        );

        var moves = (await _shop.ReadAsync("/v1/balance_transactions?limit=1")).GetProperty("data");
        Assert.Equal((500, 500), (moves[0].GetProperty("amount").GetInt32(), moves[0].GetProperty("net").GetInt32()));
        Assert.Equal(Id(moves[0]), Id(await _shop.ReadAsync("/v1/balance_transactions/" + Id(moves[0]))));
        Assert.Equal(
            Text(transaction, "balance_transaction"),
            Id((await _shop.ReadAsync("/v1/balance_transactions?transaction=" + Id(transaction))).GetProperty("data")[0])
        );
        Refused(await _shop.GetAsync("/v1/balance_transactions/ltx_1"), 404, "balance_transaction");
        Assert.Equal("unit_ownership", Text(await _shop.ReadAsync("/v1/units/flat-1/ownership"), "object"));
        Refused(await _shop.GetAsync("/v1/units/flat-2/ownership"), 404, "unit");
    }

    [Fact]
    public async Task Credit_is_granted_applied_first_and_shown_in_its_history()
    {
        var customer = await _shop.NewCustomerAsync();
        var granted = await _shop.DoneAsync(
            "/v1/customer_balance_transactions",
            $$"""{"customer":"{{customer}}","amount":30000,"currency":"gbp","description":"Goodwill"}"""
        );
        Assert.Equal(
            (30000, 30000, "adjustment", "Goodwill"),
            (
                granted.GetProperty("amount").GetInt32(),
                granted.GetProperty("ending_balance").GetInt32(),
                Text(granted, "type"),
                Text(granted, "description")
            )
        );

        Later();
        var apply = ("transaction_data", JsonNode.Parse("""{"customer_balance":{"apply":true}}"""));
        var session = await _shop.OpenAsync(customer, apply);
        Assert.Equal((100000, 70000), (session.GetProperty("amount").GetInt32(), session.GetProperty("amount_due").GetInt32()));
        Later();
        await _shop.DoneAsync($"{Sessions}/{Id(session)}/cancel");
        Later();
        var covered = await _shop.OpenAsync(customer, apply, ("amount", 20000));
        Assert.Equal(("paid", 0), (Text(covered, "status"), covered.GetProperty("amount_due").GetInt32()));
        Assert.Equal("succeeded", Text(await _shop.ReadAsync("/v1/transactions/" + Text(covered, "transaction")), "status"));
        Later();
        await _shop.PaidAsync(customer, ("amount", 700), ("transaction_data", JsonNode.Parse("""{"customer_balance":{"credit":true}}""")));

        var history = (await _shop.ReadAsync("/v1/customer_balance_transactions?customer=" + customer))
            .GetProperty("data")
            .EnumerateArray()
            .ToList();
        Assert.Equal(
            [
                ("payment", 700, 10700),
                ("applied_to_payment", -20000, 10000),
                ("unapplied_from_payment", 30000, 30000),
                ("applied_to_payment", -30000, 0),
                ("adjustment", 30000, 30000),
            ],
            history.Select(change =>
                (Text(change, "type")!, change.GetProperty("amount").GetInt32(), change.GetProperty("ending_balance").GetInt32())
            )
        );
        Assert.Equal(Id(granted), Id(await _shop.ReadAsync("/v1/customer_balance_transactions/" + Id(granted))));
        Refused(
            await _shop.PostAsync("/v1/customer_balance_transactions/" + Id(granted), """{"application":"app_1"}"""),
            400,
            "application"
        );
        foreach (var (amount, param) in new[] { ("0", "amount"), ("-10701", "amount"), ("99999901", "amount") })
            Refused(
                await _shop.PostAsync(
                    "/v1/customer_balance_transactions",
                    $$"""{"customer":"{{customer}}","amount":{{amount}},"currency":"gbp"}"""
                ),
                400,
                param
            );
        Refused(
            await _shop.PostAsync("/v1/customer_balance_transactions", """{"customer":"cus_x","amount":1,"currency":"gbp"}"""),
            404,
            "customer"
        );
    }

    [Fact]
    public async Task A_line_that_names_its_session_pays_it_and_told_twice_is_taken_once()
    {
        var session = await TransferAsync();
        var body = Json.Compact(
            $$"""
            {"reference":"bank-1","amount":100000,"currency":"usd",
            "remittance":"Rent {{Text(session, "payment_reference")}}","payer_name":"J Rosen",
            "booked_at":1763395200}
            """
        );
        var line = await _shop.DoneAsync("/v1/bank_lines", body);

        Assert.Equal(
            ("matched", Id(session), 0),
            (Text(line, "status"), Text(line, "payment_session"), line.GetProperty("amount_credited").GetInt32())
        );
        Assert.Equal("paid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        Assert.Equal(Id(line), Id(await _shop.DoneAsync("/v1/bank_lines", body)));
    }

    [Fact]
    public async Task Lines_that_nobody_can_place_wait_and_are_resolved_by_hand()
    {
        var session = await TransferAsync();
        var customer = await _shop.NewCustomerAsync();
        var lost = await LineAsync("bank-1", 100000, "usd");
        var other = await LineAsync("bank-2", 5, "eur");
        var third = await LineAsync("bank-3", 7, "gbp");
        Assert.Equal(("suspense", "no_reference"), (Text(lost, "status"), Text(lost, "suspense_reason")));
        Assert.Equal(3, (await _shop.ReadAsync("/v1/bank_lines?status=suspense")).GetProperty("count").GetInt32());
        Assert.Contains(
            """{"currency":"usd","amount":100000}""",
            (await _shop.ReadAsync("/v1/balance")).GetProperty("suspense").GetRawText(),
            StringComparison.Ordinal
        );

        Refused(await ResolveAsync(other, $$"""{"payment_session":"{{Id(session)}}"}"""), 400, "payment_session");
        Refused(await ResolveAsync(other, $$"""{"payment_session":"{{Id(session)}}","sent_back":true}"""), 400, "payment_session");
        Refused(await ResolveAsync(other, """{"note":"x"}"""), 400, "payment_session");
        Refused(await ResolveAsync(other, """{"customer":"cus_x"}"""), 404, "customer");
        Assert.Equal("matched", Text((await ResolveAsync(lost, $$"""{"payment_session":"{{Id(session)}}"}""")).Json, "status"));
        Assert.Equal(
            ("credited", customer),
            (
                (await ResolveAsync(other, $$"""{"customer":"{{customer}}"}""")).Json is var credited ? Text(credited, "status") : null,
                Text((await _shop.ReadAsync("/v1/bank_lines/" + Id(other))), "customer")
            )
        );
        Assert.Equal(
            ("returned", "By phone"),
            (
                (await ResolveAsync(third, """{"sent_back":true,"note":"By phone"}""")).Json is var back ? Text(back, "status") : null,
                Text(await _shop.ReadAsync("/v1/bank_lines/" + Id(third)), "note")
            )
        );
        Assert.Equal("paid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        Refused(await ResolveAsync(lost, """{"sent_back":true}"""), 400, null);
        Assert.Equal(0, (await _shop.ReadAsync("/v1/bank_lines?status=suspense")).GetProperty("count").GetInt32());
        Refused(await _shop.GetAsync("/v1/bank_lines?status=lost"), 400, "status");
    }

    [Theory]
    [InlineData("""{"shares":"all"}""", "shares")]
    [InlineData("""{}""", "shares")]
    [InlineData("""{"shares":[7]}""", "shares[0]")]
    [InlineData("""{"shares":[{"payee":"a b","basis_points":10000}]}""", "shares[0].payee")]
    [InlineData("""{"shares":[{"payee":"a","basis_points":0}]}""", "shares[0].basis_points")]
    [InlineData("""{"shares":[{"payee":"a","basis_points":9999}]}""", "shares")]
    [InlineData("""{"shares":[{"payee":"a","basis_points":5000},{"payee":"a","basis_points":5000}]}""", "shares[1].payee")]
    public async Task An_ownership_that_is_not_whole_is_refused(string body, string param) =>
        Refused(await _shop.PostAsync("/v1/units/flat-1/ownership", body), 400, param);

    // What is made in one millisecond has no order.
    private void Later() => _shop.Host.Clock.Advance(TimeSpan.FromSeconds(1));

    private async Task<JsonElement> TransferAsync() =>
        await _shop.OpenAsync(
            await _shop.NewCustomerAsync(),
            ("currency", "usd"),
            ("payment_method_types", new JsonArray("bank_transfer"))
        );

    private Task<JsonElement> LineAsync(string reference, int amount, string currency) =>
        _shop.DoneAsync("/v1/bank_lines", $$"""{"reference":"{{reference}}","amount":{{amount}},"currency":"{{currency}}"}""");

    private Task<Hosting.Answer> ResolveAsync(JsonElement line, string body) => _shop.PostAsync($"/v1/bank_lines/{Id(line)}/resolve", body);
}
