using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Payments.Providers;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>Every object of Yorlet's, whole, as its golden file shows it.</summary>
public sealed class GoldenTests : IAsyncLifetime
{
    private YorletShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Customers()
    {
        var customer = await _shop.NewCustomerAsync();
        await HoldsAsync("customer.json", "/v1/customers/" + customer);
        Assert.Equal(200, (await _shop.Merchant.SendAsync(HttpMethod.Delete, "/v1/customers/" + customer, null)).Status);
        await HoldsAsync("customer-deleted.json", "/v1/customers/" + customer);
    }

    [Fact]
    public async Task Payment_sessions()
    {
        var customer = await _shop.NewCustomerAsync();
        var session = await _shop.OpenAsync(customer, ("return_url", "https://example.com/success"));
        var path = $"{Sessions}/{Id(session)}";
        await HoldsAsync("payment-session-unpaid.json", path);
        await _shop.PayAsync(session);
        await HoldsAsync("payment-session-paid.json", path);

        var canceled = await _shop.PostAsync($"{Sessions}/{Id(await _shop.OpenAsync(customer))}/cancel");
        Holds("payment-session-canceled.json", canceled);
    }

    [Fact]
    public async Task A_transaction_by_card_and_what_failed()
    {
        var customer = await _shop.NewCustomerAsync();
        var session = await _shop.OpenAsync(customer);
        await _shop.PayAsync(session, Payer.Declined);
        await HoldsAsync("transaction-declined.json", await TransactionOfAsync(session));
        await _shop.PayAsync(session);
        await HoldsAsync("transaction-card.json", await TransactionOfAsync(session));
    }

    [Fact]
    public async Task A_transaction_whose_card_is_reserved()
    {
        var customer = await _shop.NewCustomerAsync();
        var made = await _shop.PostAsync(
            "/v1/transactions",
            $$"""
            {"amount":2500,"currency":"gbp","customer":"{{customer}}","payment_method_types":["card"],"capture_method":"manual",
             "payment_method":"{{await _shop.KeepCardAsync(customer)}}","confirm":true}
            """
        );
        Holds("transaction-reserved.json", made);
        await _shop.DoneAsync($"/v1/transactions/{Id(made.Json)}/capture");
        await HoldsAsync("transaction-captured.json", "/v1/transactions/" + Id(made.Json));
    }

    [Theory]
    [InlineData("bacs_debit", "gbp")]
    [InlineData("sepa_debit", "eur")]
    [InlineData("autogiro", "sek")]
    public async Task A_transaction_by_debit(string method, string currency)
    {
        await _shop.Merchant.TakeAsync([
            new(MethodIds.BacsDebit, [Currency.Gbp]),
            new(MethodIds.SepaDebit, [Currency.Eur]),
            new(MethodIds.Autogiro, [Currency.Of("SEK")]),
        ]);
        var session = await OpenAsync(method, currency);
        var account = TestBankAccounts.Debits.First(known => known.Method == method && known.Effect == TestDebitEffect.Settles);
        await SubmitAsync(session, method, account.Fields);
        await HoldsAsync($"transaction-{method}-processing.json", await TransactionOfAsync(session));

        await _shop.Host.AdvanceAsync(TimeSpan.FromDays(30));
        await HoldsAsync($"transaction-{method}.json", await TransactionOfAsync(session));
    }

    [Fact]
    public async Task A_transaction_by_transfer_and_its_bank_line()
    {
        var session = await OpenAsync("bank_transfer", "usd");
        var reference = Text(session, "payment_reference");
        var line = await _shop.PostAsync(
            "/v1/bank_lines",
            $$"""{"reference":"bank-1","amount":100000,"currency":"usd","remittance":"Rent {{reference}}","payer_name":"J Rosen"}"""
        );
        Holds("bank-line-matched.json", line, reference!);
        await HoldsAsync("transaction-bank_transfer.json", await TransactionOfAsync(session));
        Holds("bank-line-suspense.json", await _shop.PostAsync("/v1/bank_lines", """{"reference":"bank-2","amount":5,"currency":"eur"}"""));
    }

    [Fact]
    public async Task A_transaction_by_transfer_to_the_merchant_s_own_account()
    {
        await _shop.Merchant.TakeAsync([new(MethodIds.DirectTransfer, [Currency.Gbp])]);
        var session = await OpenAsync("direct_transfer", "gbp");
        await SubmitAsync(session, MethodIds.DirectTransfer, new Dictionary<string, string>());
        await HoldsAsync("transaction-direct_transfer-processing.json", await TransactionOfAsync(session));

        await _shop.DoneAsync(
            "/v1/bank_lines",
            $$"""{"reference":"bank-1","amount":100000,"currency":"gbp","remittance":"{{Text(session, "payment_reference")}}"}"""
        );

        await HoldsAsync("transaction-direct_transfer.json", await TransactionOfAsync(session));
    }

    [Fact]
    public async Task A_transaction_that_is_approved_at_the_payer_s_bank()
    {
        await _shop.Merchant.TakeAsync([new(MethodIds.PayByBank, [Currency.Gbp])]);
        var session = await OpenAsync("pay_by_bank", "gbp");
        var charge = await SubmitAsync(session, MethodIds.PayByBank, new Dictionary<string, string>());
        await HoldsAsync("transaction-pay_by_bank-requires_action.json", await TransactionOfAsync(session));

        var action = Assert.IsType<NextAction.TestChallenge>(Assert.IsType<ChargeState.RequiresAction>(charge.State).Action);
        await _shop.Host.Simulator.AnswerChallengeAsync(action.Token, authenticated: true, TestContextToken.Current);
        await _shop.Host.WorkAsync();

        await HoldsAsync("transaction-pay_by_bank.json", await TransactionOfAsync(session));
    }

    [Fact]
    public async Task Refunds_and_disputes()
    {
        var session = await _shop.PaidAsync(await _shop.NewCustomerAsync());
        var transaction = Text(session, "transaction")!;
        var refund = await _shop.PostAsync(
            "/v1/refunds",
            $$"""{"transaction":"{{transaction}}","amount":40000,"reason":"requested_by_customer","reason_description":"Moved out"}"""
        );
        Holds("refund-pending.json", refund);
        await _shop.Host.WorkAsync();
        await HoldsAsync("refund.json", "/v1/refunds/" + Id(refund.Json));

        var owner = _shop.Owner;
        var intent = await _shop.Engine.PaymentIntents.GetAsync(owner, "pi_" + transaction["txn_".Length..], TestContextToken.Current);
        var charge = (await _shop.Engine.Charges.GetAsync(owner, intent.Value.LatestChargeId!, TestContextToken.Current)).Value;
        var opened = new DisputeNews.Opened(charge.Amount, DisputeReason.Fraudulent, _shop.Host.Clock.GetUtcNow().AddDays(10));
        await _shop.Engine.Disputes.ReceiveAsync(
            new DisputeNotification(charge.Provider, owner, charge.Id, "dispute-1", opened),
            TestContextToken.Current
        );
        await HoldsAsync("dispute-list.json", "/v1/disputes");
        await HoldsAsync("transaction-disputed.json", "/v1/transactions/" + transaction);
    }

    [Fact]
    public async Task Balances_credit_and_units()
    {
        var customer = await _shop.NewCustomerAsync();
        var credit = await _shop.PostAsync(
            "/v1/customer_balance_transactions",
            $$"""{"customer":"{{customer}}","amount":30000,"currency":"gbp","description":"Goodwill"}"""
        );
        Holds("customer-balance-transaction.json", credit);
        var unit = await _shop.PostAsync(
            "/v1/units/flat-1/ownership",
            """{"shares":[{"payee":"owner_1","basis_points":6000},{"payee":"owner_2","basis_points":4000}]}"""
        );
        Holds("unit-ownership.json", unit);
        var session = await _shop.PaidAsync(
            customer,
            ("transaction_data", JsonNode.Parse("""{"unit":"flat-1","transfer_data":{"use_unit_ownership":true}}"""))
        );
        await HoldsAsync("transaction-owners.json", "/v1/transactions/" + Text(session, "transaction"));
        await HoldsAsync("balance.json", "/v1/balance");
        var moved = await _shop.ReadAsync("/v1/balance_transactions?transaction=" + Text(session, "transaction"));
        await HoldsAsync("balance-transaction.json", "/v1/balance_transactions/" + Id(moved.GetProperty("data")[0]));
    }

    [Fact]
    public async Task Errors()
    {
        var customer = await _shop.NewCustomerAsync();
        Holds("error-400.json", await _shop.PostAsync(Sessions, Body(customer, ("amount", 99))));
        Holds("error-404.json", await _shop.GetAsync(Sessions + "/py_sess_x"));
        Holds("error-404-customer.json", await _shop.PostAsync(Sessions, Body("cus_unknown")));
        Holds("error-403.json", await _shop.GetAsync("/v1/customers", ("Yorlet-Context", "acct_stranger")));
        var key = ("Idempotency-Key", "order-1");
        await _shop.DoneAsync(Sessions, Body(customer), key);
        Holds("error-400-idempotency.json", await _shop.PostAsync(Sessions, Body(customer, ("amount", 200)), key));
        var anonymous = await _shop.Host.Client.GetAsync(Group + Sessions, TestContextToken.Current);
        Holds("error-401.json", await Answer.ReadAsync(anonymous));
    }

    [Fact]
    public async Task Events_and_the_webhooks_that_send_them()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var registered = await _shop.Engine.WebhookEndpoints.RegisterAsync(
            _shop.Owner,
            new WebhookEndpointRequest
            {
                Url = receiver.Url,
                Format = "yorlet",
                AllowPrivateNetworks = true,
            },
            TestContextToken.Current
        );
        Assert.True(registered.IsSuccess, registered.Refusal?.Message);
        await _shop.PaidAsync(await _shop.NewCustomerAsync());
        await _shop.Host.WorkAsync();

        Assert.Equal(3, receiver.Posts.Count);
        foreach (var post in receiver.Posts)
        {
            var form = Golden.Form(post.Body);
            Assert.Equal(Golden.Reviewed(CheckoutDialect.Yorlet, $"webhook-{post.Type}.json", form), form);
            var id = Id(JsonDocument.Parse(post.Body).RootElement);
            Assert.Equal(post.Body, (await _shop.GetAsync("/v1/events/" + id)).Body);
        }
    }

    private Task<CheckoutSession> StoredAsync(JsonElement session) => StoredAsync("cs_" + Id(session)["py_sess_".Length..]);

    private async Task<CheckoutSession> StoredAsync(string id) =>
        (await _shop.Engine.CheckoutSessions.GetAsync(_shop.Owner, id, TestContextToken.Current)).Value;

    private async Task<JsonElement> OpenAsync(string method, string currency) =>
        await _shop.OpenAsync(await _shop.NewCustomerAsync(), ("currency", currency), ("payment_method_types", new JsonArray(method)));

    private async Task<Charge> SubmitAsync(JsonElement session, string method, IReadOnlyDictionary<string, string> fields)
    {
        var stored = await StoredAsync(session);
        var quote = await _shop.Engine.Quotes.CreateForSessionAsync(
            stored,
            method,
            stored.Amount.Currency,
            cancellationToken: TestContextToken.Current
        );
        var submission = new PaymentSubmission
        {
            QuoteId = quote.Value.Id,
            Fields = fields.ToDictionary(field => field.Key, field => (string?)field.Value),
        };
        var submitted = await _shop.Engine.CheckoutSessions.SubmitAsync(_shop.Owner, stored.Id, submission, TestContextToken.Current);
        Assert.True(submitted.IsSuccess, submitted.Refusal?.Message);
        return submitted.Value.Charge!;
    }

    private async Task<string> TransactionOfAsync(JsonElement session)
    {
        var all = (await _shop.ReadAsync("/v1/transactions")).GetProperty("data").EnumerateArray();
        return "/v1/transactions/" + Id(all.Single(one => Text(one, "payment_session") == Id(session)));
    }

    private async Task HoldsAsync(string golden, string path)
    {
        var answer = await _shop.GetAsync(path);
        Assert.True(answer.Status == 200, answer.Body);
        Holds(golden, answer);
    }

    private static void Holds(string golden, Answer answer, string reference = "no reference")
    {
        var form = Golden.Form(answer.Body).Replace(reference, "PAYMENT_REFERENCE", StringComparison.Ordinal);
        Assert.Equal(Golden.Reviewed(CheckoutDialect.Yorlet, golden, form), form);
    }
}
