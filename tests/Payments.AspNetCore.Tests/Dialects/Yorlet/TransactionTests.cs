using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class TransactionTests(SharedYorlet shared) : IClassFixture<SharedYorlet>
{
    private const string Transactions = "/v1/transactions";

    private readonly YorletShop _shop = shared.Shop;

    [Fact]
    public async Task A_kept_card_is_charged_at_once()
    {
        var customer = await _shop.NewCustomerAsync();
        var card = await _shop.KeepCardAsync(customer);
        var made = await _shop.DoneAsync(
            Transactions,
            Body(
                customer,
                ",\"confirm\":true,\"off_session\":true,\"payment_method\":\""
                    + card
                    + "\",\"description\":\"May\",\"reporting_type\":\"rent\",\"statement_descriptor\":\"ACME RENT\",\"unit\":\"flat-1\""
            )
        );

        Assert.Matches("^txn_[0-9A-Za-z]{22}$", Id(made));
        Assert.Equal(
            ("succeeded", "automatic", "rent", card, "May"),
            (
                Text(made, "status"),
                Text(made, "capture_method"),
                Text(made, "reporting_type"),
                Text(made, "payment_method"),
                Text(made, "description")
            )
        );
        var read = await _shop.ReadAsync($"{Transactions}/{Id(made)}?expand[]=balance_transaction&expand[]=customer");
        Assert.Equal((2500, 0, 2500, "payment", Id(made), "transaction"), Moved(read.GetProperty("balance_transaction")));
        Assert.Equal("card", read.GetProperty("payment_method_types")[0].GetString());
        Assert.False(read.GetProperty("refunded").GetBoolean());
    }

    [Fact]
    public async Task What_is_reserved_is_captured_in_part()
    {
        var customer = await _shop.NewCustomerAsync();
        await _shop.KeepCardAsync(customer);
        var card = await _shop.KeepCardAsync(customer);
        var made = await _shop.DoneAsync(
            Transactions,
            Body(customer, ",\"capture_method\":\"manual\",\"payment_method\":\"" + card + "\"")
        );
        Assert.Equal("requires_confirmation", Text(made, "status"));

        var reserved = await _shop.DoneAsync($"{Transactions}/{Id(made)}/confirm");
        Assert.Equal(("requires_capture", 2500), (Text(reserved, "status"), reserved.GetProperty("amount_capturable").GetInt32()));
        Refused(await _shop.PostAsync($"{Transactions}/{Id(made)}/capture", """{"amount_to_capture":2501}"""), 400, "amount_to_capture");
        var taken = await _shop.DoneAsync($"{Transactions}/{Id(made)}/capture", """{"amount_to_capture":1000}""");
        Assert.Equal(("succeeded", 1000), (Text(taken, "status"), taken.GetProperty("amount_received").GetInt32()));
        Refused(await _shop.PostAsync($"{Transactions}/{Id(made)}/cancel"), 400, null);
    }

    [Fact]
    public async Task One_that_waits_is_canceled_and_a_sessions_is_not()
    {
        var customer = await _shop.NewCustomerAsync();
        var made = await _shop.DoneAsync(Transactions, Body(customer));
        Assert.Equal("requires_payment_method", Text(made, "status"));
        Assert.Equal("canceled", Text(await _shop.DoneAsync($"{Transactions}/{Id(made)}/cancel"), "status"));

        var session = await _shop.PaidAsync(customer);
        Refused(await _shop.PostAsync($"{Transactions}/{Text(session, "transaction")}/cancel"), 400, "transaction");
    }

    [Fact]
    public async Task A_refund_goes_back_in_parts_and_never_beyond_what_was_paid()
    {
        var session = await _shop.PaidAsync(await _shop.NewCustomerAsync());
        var transaction = Text(session, "transaction")!;
        var refund = await _shop.DoneAsync(
            "/v1/refunds",
            Json.Compact(
                $$$"""
                {"transaction":"{{{transaction}}}","amount":40000,"reason":"requested_by_customer",
                "reason_description":"Moved out","metadata":{"a":"b"}}
                """
            )
        );

        Assert.Equal(
            ("pending", transaction, 40000, "requested_by_customer", "Moved out"),
            (
                Text(refund, "status"),
                Text(refund, "transaction"),
                refund.GetProperty("amount").GetInt32(),
                Text(refund, "reason"),
                Text(refund, "reason_description")
            )
        );
        await _shop.Host.WorkAsync();
        Assert.Equal("succeeded", Text(await _shop.ReadAsync("/v1/refunds/" + Id(refund)), "status"));
        Assert.Equal(40000, (await _shop.ReadAsync($"{Transactions}/{transaction}")).GetProperty("amount_refunded").GetInt32());
        Refused(await _shop.PostAsync("/v1/refunds", $$"""{"transaction":"{{transaction}}","amount":60001}"""), 400, "amount");
        await _shop.DoneAsync("/v1/refunds", $$"""{"transaction":"{{transaction}}"}""");
        Assert.True((await _shop.ReadAsync($"{Transactions}/{transaction}")).GetProperty("refunded").GetBoolean());
        Refused(await _shop.PostAsync("/v1/refunds", $$"""{"transaction":"{{transaction}}"}"""), 400, "transaction");
        Refused(await _shop.PostAsync("/v1/refunds", """{"transaction":"txn_unknown"}"""), 404, "transaction");
        Assert.Equal(
            Id(refund),
            (await _shop.ReadAsync("/v1/refunds"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(one => Id(one))
                .Single(id => id == Id(refund))
        );
    }

    [Fact]
    public async Task A_dispute_shows_on_its_transaction()
    {
        var session = await _shop.PaidAsync(await _shop.NewCustomerAsync(), ("amount", 5000));
        var intent = (
            await _shop.Engine.PaymentIntents.GetAsync(
                _shop.Owner,
                "pi_" + Text(session, "transaction")!["txn_".Length..],
                TestContextToken.Current
            )
        ).Value;
        var charge = (await _shop.Engine.Charges.GetAsync(_shop.Owner, intent.LatestChargeId!, TestContextToken.Current)).Value;
        var opened = new Payments.Providers.DisputeNews.Opened(
            charge.Amount,
            DisputeReason.Fraudulent,
            _shop.Host.Clock.GetUtcNow().AddDays(10)
        );
        await _shop.Engine.Disputes.ReceiveAsync(
            new Payments.Providers.DisputeNotification(charge.Provider, _shop.Owner, charge.Id, "dispute-1", opened),
            TestContextToken.Current
        );

        var dispute = (await _shop.ReadAsync("/v1/disputes")).GetProperty("data")[0];
        Assert.Equal(
            ("needs_response", "fraudulent", 5000, Text(session, "transaction")),
            (Text(dispute, "status"), Text(dispute, "reason"), dispute.GetProperty("amount").GetInt32(), Text(dispute, "transaction"))
        );
        Assert.Equal(Id(dispute), Id(await _shop.ReadAsync("/v1/disputes/" + Id(dispute))));
        Assert.True((await _shop.ReadAsync($"{Transactions}/{Text(session, "transaction")}")).GetProperty("disputed").GetBoolean());
    }

    [Theory]
    [InlineData(",\"application\":\"app_1\"", "application")]
    [InlineData(",\"application_payment_type\":\"deposit\"", "application_payment_type")]
    [InlineData(",\"invoice\":\"inv_1\"", "invoice")]
    [InlineData(",\"workspace\":\"w\"", "workspace")]
    [InlineData(",\"card\":{\"number\":\"4242\"}", "card")]
    [InlineData(",\"capture_method\":\"later\"", "capture_method")]
    [InlineData(",\"customer_balance\":{\"apply\":true}", "customer_balance.apply")]
    [InlineData(",\"send_receipt_email\":true", "send_receipt_email")]
    [InlineData(",\"off_session\":true", "off_session")]
    [InlineData(",\"return_url\":\"nowhere\"", "return_url")]
    [InlineData(",\"confirm\":true,\"payment_method\":\"\"", "payment_method")]
    [InlineData(",\"statement_descriptor\":\"ACME\"", "statement_descriptor")]
    public async Task A_field_that_is_wrong_is_named(string more, string param) =>
        Refused(await _shop.PostAsync(Transactions, Body(await _shop.NewCustomerAsync(), more)), 400, param);

    [Fact]
    public async Task Types_that_need_a_page_are_referred_to_one_and_amounts_are_bounded()
    {
        var customer = await _shop.NewCustomerAsync();
        Assert.Contains(
            "payment session",
            Refused(
                await _shop.PostAsync(
                    Transactions,
                    Body(customer).Replace("[\"card\"]", "[\"card\",\"bacs_debit\"]", StringComparison.Ordinal)
                ),
                400,
                "payment_method_types[1]"
            ),
            StringComparison.Ordinal
        );
        foreach (var amount in (string[])["0", "99999901"])
            Refused(await _shop.PostAsync(Transactions, Body(customer).Replace("2500", amount, StringComparison.Ordinal)), 400, "amount");
        foreach (var amount in (string[])["1", "99999900"])
            await _shop.DoneAsync(Transactions, Body(customer).Replace("2500", amount, StringComparison.Ordinal));
        Refused(await _shop.PostAsync(Transactions, Body("cus_unknown")), 404, "customer");
        Refused(await _shop.GetAsync($"{Transactions}/pi_1"), 404, "transaction");
    }

    [Fact]
    public async Task Without_a_mail_server_no_receipt_is_sent_again()
    {
        var session = await _shop.PaidAsync(await _shop.NewCustomerAsync());
        Assert.Contains(
            "no e-mail",
            Refused(await _shop.PostAsync($"{Transactions}/{Text(session, "transaction")}/resend_receipt"), 400, "transaction"),
            StringComparison.Ordinal
        );
    }

    private static string Body(string customer, string more = "") =>
        $$"""{"amount":2500,"currency":"gbp","customer":"{{customer}}","payment_method_types":["card"]{{more}}}""";

    private static (int Amount, int Fee, int Net, string? Type, string? Source, string? SourceObject) Moved(JsonElement move) =>
        (
            move.GetProperty("amount").GetInt32(),
            move.GetProperty("fee").GetInt32(),
            move.GetProperty("net").GetInt32(),
            Text(move, "type"),
            Text(move, "source"),
            Text(move, "source_object")
        );
}
