using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPayWhitelabelTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Fact]
    public async Task A_bank_transfer_begins_with_the_account_to_send_it_to()
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();

        var payment = await merchant.PayAsync();

        Assert.True(payment.Status == 200, payment.Body);
        Assert.Equal(
            [
                "checkout_id",
                "charge_id",
                "organization_id",
                "status",
                "amount",
                "currency",
                "payment_method",
                "payment_rail",
                "provider_reference",
                "payment_instructions",
                "expires_at",
                "created_at",
            ],
            payment.Json.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("AWAITING_PAYMENT", payment.Json.Text("status"));
        Assert.Equal("75000.00", payment.Json.Text("amount"));
        Assert.Equal("NGN", payment.Json.Text("currency"));
        Assert.Equal("2026-01-24T15:30:00.000Z", payment.Json.Text("expires_at"));
        Assert.Equal(
            ["type", "bank_name", "account_number", "account_name", "reference"],
            payment.Json.GetProperty("payment_instructions").EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("bank_account", payment.Json.GetProperty("payment_instructions").Text("type"));
    }

    [Fact]
    public async Task Mobile_money_begins_with_a_prompt_on_the_phone()
    {
        var quote = await shared.Merchant.QuoteAsync("mobile_money", "GHS", "mtn");

        var payment = await shared.Merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With(("quote_id", $"\"{quote}\""), ("payment_method", "\"mobile_money\""), ("phone_number", "\"+233 24 123 4567\""))
        );

        Assert.True(payment.Status == 200, payment.Body);
        Assert.Equal("mtn", payment.Json.Text("payment_rail"));
        var instructions = payment.Json.GetProperty("payment_instructions");
        Assert.Equal("phone_prompt", instructions.Text("type"));
        Assert.Equal(["type", "operator", "phone_hint"], instructions.EnumerateObject().Select(field => field.Name));
        Assert.DoesNotContain("24123", payment.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29_999, 200)]
    [InlineData(30_000, 400)]
    public async Task A_quote_can_be_confirmed_for_30_seconds(int milliseconds, int status)
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var quote = await merchant.QuoteAsync();

        host.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var payment = await merchant.PostAsync(SyncPaySite.Whitelabel, Transfer(quote));

        Assert.Equal(status, payment.Status);
        if (status == 400)
        {
            Assert.StartsWith("Quote expired", payment.Error().Text("message"), StringComparison.Ordinal);
            Assert.Equal("QUOTE_EXPIRED", payment.Error().Text("code"));
            await AssertNothingMadeAsync(host, merchant);
        }
    }

    [Fact]
    public async Task The_same_request_again_brings_the_same_payment_and_another_with_its_quote_is_refused()
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var body = SyncPaySite.With(
            ("quote_id", $"\"{await merchant.QuoteAsync()}\""),
            ("bank_account_number", "\"0123450404\""),
            ("success_url", "\"https://bücher.example/danke\""),
            ("metadata", "{\"a\":\"1\"}")
        );

        var first = await merchant.PostAsync(SyncPaySite.Whitelabel, body);
        var again = await merchant.PostAsync(SyncPaySite.Whitelabel, body);
        var other = await merchant.PostAsync(
            SyncPaySite.Whitelabel,
            body.Replace("customer@example.com", "other@example.com", StringComparison.Ordinal)
        );

        Assert.Equal(200, again.Status);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(400, other.Status);
        Assert.Equal("QUOTE_USED", other.Error().Text("code"));
        Assert.Equal(1, (await merchant.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task However_many_confirm_a_quote_at_once_it_pays_once()
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var body = Transfer(await merchant.QuoteAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => merchant.PostAsync(SyncPaySite.Whitelabel, body)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(answers.Where(answer => answer.Status == 200).Select(answer => answer.Json.Text("charge_id")).Distinct());
        Assert.Equal(1, (await merchant.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
        Assert.Single(await SessionsAsync(shared.Host, merchant));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(95)]
    public async Task The_same_request_days_later_brings_the_same_payment(int hours)
    {
        await using var host = await SyncPaySite.StartStoppedAsync();
        var merchant = await host.NewMerchantAsync();
        var body = Transfer(await merchant.QuoteAsync());
        var first = await merchant.PostAsync(SyncPaySite.Whitelabel, body);

        for (var hour = 0; hour < hours; hour++)
            await host.AdvanceAsync(TimeSpan.FromHours(1));
        var again = await merchant.PostAsync(SyncPaySite.Whitelabel, body);

        Assert.True(again.Status == 200, again.Body);
        Assert.Equal((first.Json.Text("charge_id"), "COMPLETED"), (again.Json.Text("charge_id"), again.Json.Text("status")));
        Assert.Equal(1, (await merchant.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_order_of_local_prices_makes_no_other_pricing()
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var pricing = """{"base_currency":"USD","amount":"50.00","local_pricing":{"NGN":"70000.00","GHS":"600.00"}}""";
        var quote = await merchant.PostAsync(
            SyncPaySite.Quotes,
            $$"""{"pricing":{{pricing}},"payment_method":"bank_transfer","to_currency":"NGN"}"""
        );

        var turned = """{"base_currency":"USD","amount":"50.00","local_pricing":{"GHS":"600.00","NGN":"70000.00"}}""";
        var payment = await merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With(
                ("pricing", turned),
                ("quote_id", $"\"{quote.Json.Text("quote_id")}\""),
                ("bank_account_number", "\"0123450001\"")
            )
        );

        Assert.True(payment.Status == 200, payment.Body);
        Assert.Equal("70000.00", payment.Json.Text("amount"));
        var (key, first) = (
            ("Idempotency-Key", "turned-1"),
            await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(("pricing", pricing)), ("Idempotency-Key", "turned-1"))
        );
        Assert.Equal(first.Body, (await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.With(("pricing", turned)), key)).Body);
    }

    [Theory]
    [InlineData("bank_account_number", "\"0123450002\"")]
    [InlineData("bank_account_number", "null")]
    [InlineData("phone_number", "\"+233241234567\"")]
    public async Task With_other_fields_of_the_payer_it_is_another_request(string field, string json)
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var quote = ("quote_id", $"\"{await merchant.QuoteAsync()}\"");
        var account = ("bank_account_number", "\"0123450001\"");
        var first = await merchant.PostAsync(SyncPaySite.Whitelabel, SyncPaySite.With(quote, account));

        var other = await merchant.PostAsync(SyncPaySite.Whitelabel, SyncPaySite.With(quote, account, (field, json)));
        var named = await merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With(quote, account, ("payment_method", "\"bank_transfer\""))
        );

        Assert.Equal((400, "QUOTE_USED"), (other.Status, other.Error().Text("code")));
        Assert.Equal((200, first.Json.Text("charge_id")), (named.Status, named.Json.Text("charge_id")));
    }

    [Fact]
    public async Task Who_comes_second_by_a_moment_gets_the_first_one_s_payment_and_leaves_nothing_behind()
    {
        var store = new WatchedStore(new InMemoryPaymentStore(PaymentsSchema.Current));
        await using var host = await StartAsync(store);
        var merchant = await host.NewMerchantAsync();
        var body = Transfer(await merchant.QuoteAsync());
        Answer? winner = null;
        store.BeforeCommit = async (changes, _) =>
        {
            if (!IsPayment(changes))
                return null;

            store.BeforeCommit = null;
            winner = await merchant.PostAsync(SyncPaySite.Whitelabel, body);
            return null;
        };

        var second = await merchant.PostAsync(SyncPaySite.Whitelabel, body);

        Assert.Equal((200, winner!.Body), (second.Status, second.Body));
        Assert.Equal(SyncPaySite.SessionId(second.Json.Text("checkout_id")), Assert.Single(await SessionsAsync(host, merchant)).Id);
        await host.AdvanceAsync(TimeSpan.FromSeconds(3));
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain(await EventsAsync(host, merchant), type => type == CheckoutSessionExpired.TypeName);
        Assert.Empty(store.Book.WorkOf("session.expire"));
    }

    [Fact]
    public async Task What_is_refused_at_the_last_moment_leaves_nothing_behind_and_tells_nobody()
    {
        var store = new WatchedStore(new InMemoryPaymentStore(PaymentsSchema.Current));
        await using var host = await StartAsync(store);
        var merchant = await host.NewMerchantAsync();
        var body = Transfer(await merchant.QuoteAsync());
        store.BeforeCommit = (changes, _) =>
        {
            if (!IsPayment(changes))
                return new(default(CommitResult?));

            store.BeforeCommit = null;
            host.Clock.Advance(TimeSpan.FromSeconds(30));
            return new(CommitResult.Conflict("quotes"));
        };

        var late = await merchant.PostAsync(SyncPaySite.Whitelabel, body);

        Assert.Equal((400, "QUOTE_EXPIRED"), (late.Status, late.Error().Text("code")));
        await AssertNothingMadeAsync(host, merchant);
        Assert.Empty(await EventsAsync(host, merchant));
        Assert.Empty(store.Book.WorkOf("session.expire"));
    }

    private static bool IsPayment(ChangeSet changes) => changes.Writes.Any(write => write.Type == PaymentsSchema.Current.Table<Charge>());

    private static Task<CheckoutHost> StartAsync(IPaymentStore store) =>
        CheckoutHost.StartAsync(
            SyncPaySite.Plan with
            {
                Clock = SyncPaySite.DocumentClock(),
                Services = services => services.RemoveAll<IPaymentStore>().AddSingleton(store),
            }
        );

    private static async Task<IReadOnlyList<CheckoutSession>> SessionsAsync(CheckoutHost host, Merchant merchant) =>
        (await host.Engine.CheckoutSessions.ListAsync(merchant.Owner, cancellationToken: TestContextToken.Current)).Value.Items;

    private static async Task<IEnumerable<string>> EventsAsync(CheckoutHost host, Merchant merchant) =>
        (await host.Engine.Events.ListAsync(merchant.Owner, 100, cancellationToken: TestContextToken.Current)).Value.Items.Select(
            happened => happened.Type
        );

    private static string Transfer(string quote) =>
        SyncPaySite.With(("quote_id", $"\"{quote}\""), ("bank_account_number", "\"0123450001\""));

    private static async Task AssertNothingMadeAsync(CheckoutHost host, Merchant merchant)
    {
        Assert.Empty(
            (await host.Engine.CheckoutSessions.ListAsync(merchant.Owner, cancellationToken: TestContextToken.Current)).Value.Items
        );
        Assert.Equal(0, (await merchant.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
    }
}
