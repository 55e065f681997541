using Payments.AspNetCore.SyncPay;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>White-label payments that are refused before anything is made.</summary>
public sealed class SyncPayWhitelabelRefusalTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Theory]
    [InlineData("bank_account_number", """{"quote_id":"{quote}"}""")]
    [InlineData("bank_account_number", """{"quote_id":"{quote}","bank_account_number":"12"}""")]
    [InlineData("bank_account_number", """{"quote_id":"{quote}","bank_account_number":"4242424242424242"}""")]
    [InlineData("bank_account_number", """{"quote_id":"{quote}","phone_number":"+233241234567"}""")]
    [InlineData("bank_account_number", """{"quote_id":"{quote}","bank_account_number":123450001}""")]
    [InlineData("payment_method", """{"quote_id":"{quote}","bank_account_number":"0123450001","payment_method":"mobile_money"}""")]
    [InlineData("quote_id", """{"bank_account_number":"0123450001"}""")]
    [InlineData("quote_id", """{"quote_id":"quote_1a2b3c4d5e6f","bank_account_number":"0123450001"}""")]
    [InlineData("quote_id", """{"quote_id":"quote_0000000000000000000000","bank_account_number":"0123450001"}""")]
    [InlineData(
        "quote_id",
        """{"quote_id":"{quote}","bank_account_number":"0123450001","pricing":{"base_currency":"USD","amount":"51.00"}}"""
    )]
    [InlineData("card", """{"quote_id":"{quote}","bank_account_number":"0123450001","card":"4242424242424242"}""")]
    [InlineData("expires_in_minutes", """{"quote_id":"{quote}","bank_account_number":"0123450001","expires_in_minutes":0}""")]
    public async Task A_payment_that_cannot_begin_leaves_no_checkout_behind(string field, string fields)
    {
        var merchant = await shared.Host.NewMerchantAsync();
        var sent = System
            .Text.Json.Nodes.JsonNode.Parse(fields.Replace("{quote}", await merchant.QuoteAsync(), StringComparison.Ordinal))!
            .AsObject();

        var answer = await merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With([.. sent.Select(entry => (entry.Key, entry.Value!.ToJsonString()))])
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal([field], answer.Details().Keys);
        await AssertNothingMadeAsync(shared.Host, merchant);
    }

    [Fact]
    public async Task A_card_is_paid_on_the_page_only()
    {
        var answer = await shared.Merchant.PostAsync(
            SyncPaySite.Whitelabel,
            SyncPaySite.With(("quote_id", $"\"{await shared.Merchant.QuoteAsync("card", "USD")}\""))
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(["payment_method"], answer.Details().Keys);
    }

    [Fact]
    public async Task A_quote_of_another_organization_is_none()
    {
        var quote = await (await shared.Host.NewMerchantAsync()).QuoteAsync();

        var answer = await shared.Merchant.PostAsync(SyncPaySite.Whitelabel, Transfer(quote));

        Assert.Equal(400, answer.Status);
        Assert.Equal(["quote_id"], answer.Details().Keys);
    }

    [Theory]
    [InlineData("+254700000001", true)]
    [InlineData("+233241234567", false)]
    public void A_rail_is_that_of_the_quote_s_currency(string phone, bool isGood)
    {
        var price = Money.FromMinorUnits(50_00, Currency.Kes);
        var offer = new MethodOffer
        {
            Method = MethodIds.MobileMoney,
            DisplayName = "Mobile money",
            Description = "By phone.",
            Currencies = [Currency.Ghs, Currency.Kes],
            Rails =
            [
                new PaymentRail("cell", "Cell Ghana", [Currency.Ghs], "+233"),
                new PaymentRail("cell", "Cell Kenya", [Currency.Kes], "+254"),
            ],
            Requirements = [new Requirement(Requirement.PhoneNumber, RequirementKind.Phone)],
        };
        Assert.Equal(
            QuoteRefusal.None,
            QuoteMath.Price(Pricing.SingleCurrency.Of(price), Currency.Kes, null, FeeSchedule.None, out var amounts)
        );
        var quote = new Quote
        {
            Id = "qte_0000000000000000000001",
            Owner = shared.Merchant.Owner,
            Pricing = Pricing.SingleCurrency.Of(price),
            Method = offer.Method,
            Rail = "cell",
            Amounts = amounts!,
            FeeBearer = FeeBearer.Organization,
            ExpiresAt = DateTimeOffset.MaxValue,
            CreatedAt = DateTimeOffset.MinValue,
        };
        var checkout = new CheckoutSessionRequest { Amount = price, Pricing = quote.Pricing };
        var request = new CheckoutRequests.WhitelabelRequest(
            checkout,
            quote.Id,
            null,
            new Dictionary<string, string?> { [Requirement.PhoneNumber] = phone }
        );

        Assert.Equal(
            isGood,
            CheckoutRequests.Check(request, quote, [new AccountMethod(offer, FeeSchedule.None)], DateTimeOffset.UnixEpoch) is null
        );
    }

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
