using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>The customer's way, step by step, by the public API.</summary>
public sealed class StepTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task The_first_step_offers_every_method_in_every_currency_at_what_it_would_cost()
    {
        var opened = await _shop.OpenAsync();

        var answer = await opened.GetAsync();

        Assert.Equal(200, answer.Status);
        var step = answer.Json.GetProperty("step");
        Assert.Equal("select_method", step.GetProperty("type").GetString());
        Assert.Equal(
            ["card", "bank_transfer", "mobile_money"],
            step.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("payment_method").GetString()!)
        );
        var naira = step.GetProperty("options")[1]
            .GetProperty("currencies")
            .EnumerateArray()
            .Single(way => way.GetProperty("currency").GetString() == "NGN");
        Assert.Equal("""{"currency":"NGN","amount":"75000.00","exchange_rate":"1500"}""", naira.GetRawText());
        var dollars = step.GetProperty("options")[0]
            .GetProperty("currencies")
            .EnumerateArray()
            .Single(way => way.GetProperty("currency").GetString() == "USD");
        Assert.Equal("""{"currency":"USD","amount":"50.00","exchange_rate":null}""", dollars.GetRawText());
    }

    [Fact]
    public async Task Nothing_of_the_customer_is_told_to_who_holds_the_link()
    {
        var opened = await _shop.OpenAsync();
        await opened.PayByTransferAsync();

        foreach (var answer in new[] { await opened.GetAsync(), await opened.NextAsync(Opened.BankTransfer) })
        {
            Assert.DoesNotContain("customer@example.com", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Doe", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("1000000000", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_method_needs_is_asked_for_until_it_is_there()
    {
        var opened = await _shop.OpenAsync();

        var first = (await opened.NextAsync("""{"payment_method":"mobile_money","currency":"GHS"}""")).Json.GetProperty("step");
        var second = (
            await opened.NextAsync("""{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mtn"}""")
        ).Json.GetProperty("step");
        var third = (await opened.NextAsync(Opened.MobileMoney)).Json.GetProperty("step");

        Assert.Equal("provide_requirements", first.GetProperty("type").GetString());
        Assert.Equal(
            ["mtn", "telecel", "airteltigo"],
            first.GetProperty("rails").EnumerateArray().Select(rail => rail.GetProperty("id").GetString()!)
        );
        Assert.Equal("""[{"field":"phone_number","kind":"phone","label":"Phone number"}]""", first.GetProperty("fields").GetRawText());
        Assert.Equal("provide_requirements", second.GetProperty("type").GetString());
        Assert.Empty(second.GetProperty("rails").EnumerateArray());
        Assert.Equal("review_quote", third.GetProperty("type").GetString());
        Assert.Equal("mtn", third.GetProperty("payment_rail").GetString());
    }

    [Fact]
    public async Task A_card_goes_straight_to_the_quote_and_is_asked_for_at_the_end()
    {
        var step = (await (await _shop.OpenAsync()).NextAsync("""{"payment_method":"card","currency":"USD"}""")).Json.GetProperty("step");

        Assert.Equal("review_quote", step.GetProperty("type").GetString());
        Assert.Equal("""[{"field":"card","kind":"card","label":"Card"}]""", step.GetProperty("fields").GetRawText());
    }

    [Theory]
    [InlineData("{}", "payment_method", "currency")]
    [InlineData("""{"payment_method":"crypto","currency":"USD"}""", "payment_method")]
    [InlineData("""{"payment_method":"mobile_money","currency":"NGN"}""", "currency")]
    [InlineData("""{"payment_method":"mobile_money","currency":"ghs"}""", "currency")]
    [InlineData("""{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mpesa"}""", "payment_rail")]
    [InlineData("""{"payment_method":"bank_transfer","currency":"NGN","payment_rail":"mtn"}""", "payment_rail")]
    [InlineData("""{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mtn","phone_number":"12"}""", "phone_number")]
    [InlineData(
        """{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mtn","phone_number":"+254700000001"}""",
        "phone_number"
    )]
    [InlineData(
        """{"payment_method":"mobile_money","currency":"GHS","payment_rail":"nowhere","phone_number":"x"}""",
        "payment_rail",
        "phone_number"
    )]
    [InlineData("""{"payment_method":"bank_transfer","currency":"NGN","bank_account_number":"4242424242424242"}""", "bank_account_number")]
    [InlineData("""{"payment_method":7,"currency":[],"shoe_size":"9"}""", "payment_method", "currency", "shoe_size")]
    public async Task What_is_given_wrongly_is_named(string selection, params string[] fields)
    {
        var opened = await _shop.OpenAsync();

        foreach (var refused in new[] { await opened.NextAsync(selection), await opened.QuoteAsync(selection) })
        {
            Assert.Equal((400, "VALIDATION_ERROR"), (refused.Status, refused.Json.GetProperty("error").GetProperty("code").GetString()));
            Assert.Equal(
                fields,
                refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Select(problem => problem.Name)
            );
        }
    }

    [Fact]
    public async Task A_price_in_one_currency_is_paid_in_no_other()
    {
        var opened = await _shop.OpenAsync(("pricing", new JsonObject { ["base_currency"] = "NGN", ["amount"] = "75000.00" }));

        var refused = await opened.NextAsync("""{"payment_method":"mobile_money","currency":"GHS"}""");

        Assert.Equal(400, refused.Status);
        Assert.Contains("NGN only", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_tells_the_price_the_fee_and_what_is_paid_in_all()
    {
        await _shop.Merchant.TakeAsync([
            new(MethodIds.BankTransfer, [Currency.Ngn], FeeSchedule.Of(percentage: 1m, bearer: FeeBearer.Customer)),
        ]);
        var opened = await _shop.OpenAsync();

        var quote = await opened.QuoteAsync("""{"payment_method":"bank_transfer","currency":"NGN"}""");

        Assert.Equal(200, quote.Status);
        Assert.Matches(
            """^\{"quote_id":"qte_[0-9A-Za-z]{22}","payment_method":"bank_transfer","payment_rail":"""
                + @"null,""base_amount"":""50\.00"",""base_currency"":""USD"",""amount"":""75000\.00"",""currency"":""NGN"""
                + @",""exchange_rate"":""1500"",""processing_fee"":""750\.00"",""total_amount"":""75750\.00"",""customer_bears_fee"":"
                + """true,"expires_at":"2025-11-17T16:00:30Z"\}$""",
            quote.Body
        );
    }

    [Fact]
    public async Task A_transfer_is_submitted_shows_its_account_and_completes_when_the_money_comes()
    {
        var opened = await _shop.OpenAsync(("success_url", "https://shop.example/thanks"));

        var submitted = await opened.PayByTransferAsync();

        Assert.Equal(200, submitted.Status);
        Assert.Equal(
            ["checkout_id", "charge_id", "status", "instructions", "redirect_url", "follow_token"],
            submitted.Json.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("PROCESSING", submitted.Json.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, submitted.Json.GetProperty("redirect_url").ValueKind);
        var account = submitted.Json.GetProperty("instructions");
        Assert.Equal(
            ("bank_account", "75000.00", "NGN"),
            (
                account.GetProperty("type").GetString(),
                account.GetProperty("amount").GetString(),
                account.GetProperty("currency").GetString()
            )
        );
        Assert.Equal("COMPLETED", await opened.StatusAsync());
        var step = await opened.StepAsync();
        Assert.Equal("processing", step.GetProperty("type").GetString());
        Assert.Equal(account.GetRawText(), step.GetProperty("instructions").GetRawText());

        await _shop.Host.AdvanceAsync(TimeSpan.FromSeconds(3));

        var paid = await opened.StepAsync();
        Assert.Equal(("completed", "SUCCEEDED"), (paid.GetProperty("type").GetString(), paid.GetProperty("charge_status").GetString()));
        Assert.Equal($"https://shop.example/thanks?checkout_id={opened.Id}", paid.GetProperty("redirect_url").GetString());
        Assert.Equal("COMPLETED", await opened.StatusAsync());
    }

    [Fact]
    public async Task A_prompt_on_the_phone_sends_the_customer_back_at_once()
    {
        var opened = await _shop.OpenAsync(("success_url", "https://shop.example/thanks"));

        var submitted = await opened.PayByMobileMoneyAsync();

        Assert.Equal("phone_prompt", submitted.Json.GetProperty("instructions").GetProperty("type").GetString());
        Assert.Equal($"https://shop.example/thanks?checkout_id={opened.Id}", submitted.Json.GetProperty("redirect_url").GetString());
    }

    [Theory]
    [InlineData(Payer.Approved, "SUCCEEDED", "completed")]
    [InlineData(Payer.Declined, "FAILED", "failed")]
    public async Task A_card_is_decided_at_once_and_a_declined_one_ends_the_checkout(string number, string status, string step)
    {
        var opened = await _shop.OpenAsync(("success_url", "https://shop.example/thanks"));

        var submitted = await opened.PayByCardAsync(number);

        Assert.Equal((200, status), (submitted.Status, submitted.Json.GetProperty("status").GetString()));
        Assert.Equal(status == "SUCCEEDED", submitted.Json.GetProperty("redirect_url").ValueKind == JsonValueKind.String);
        Assert.Equal(step, (await opened.StepAsync()).GetProperty("type").GetString());
        Assert.Equal("COMPLETED", await opened.StatusAsync());
        Assert.Equal(409, (await opened.QuoteAsync("""{"payment_method":"card","currency":"USD"}""")).Status);
    }

    [Theory]
    [InlineData("""{"number":"4242424242424241","exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":"4242424242424242","exp_month":13,"exp_year":2034,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2024,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"1"}""", "card.cvc")]
    [InlineData("""{"exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123","name":"Jane"}""", "card.name")]
    [InlineData("\"4242424242424242\"", "card")]
    public async Task A_card_that_cannot_be_one_is_refused_and_no_digit_of_it_repeated(string card, string field)
    {
        var opened = await _shop.OpenAsync();

        var refused = await opened.PayAsync("""{"payment_method":"card","currency":"USD"}""", JsonNode.Parse(card));

        Assert.Equal(400, refused.Status);
        Assert.Equal(field, refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().First().Name);
        Assert.DoesNotContain("424242", refused.Body, StringComparison.Ordinal);
        Assert.Equal("OPEN", await opened.StatusAsync());
    }

    [Fact]
    public async Task A_card_is_for_a_quote_of_a_card()
    {
        var opened = await _shop.OpenAsync();

        var withCard = await opened.PayAsync(Opened.MobileMoney, Opened.Card(Payer.Approved));
        var withoutCard = await opened.PayAsync("""{"payment_method":"card","currency":"USD"}""");

        Assert.All(
            [withCard, withoutCard],
            refused =>
                Assert.Equal(
                    (400, "card"),
                    (refused.Status, refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Single().Name)
                )
        );
    }

    [Fact]
    public async Task The_customer_cancels_before_and_after_submitting_and_goes_to_the_cancel_url()
    {
        var early = await _shop.OpenAsync(("cancel_url", "https://shop.example/back"));
        var late = await _shop.OpenAsync(("cancel_url", "https://shop.example/back"));
        await late.PayByTransferAsync();

        foreach (var opened in new[] { early, late })
        {
            var canceled = await opened.CancelAsync();

            Assert.Equal(
                (200, "cancelled", "https://shop.example/back"),
                (
                    canceled.Status,
                    canceled.Json.GetProperty("step").GetProperty("type").GetString(),
                    canceled.Json.GetProperty("step").GetProperty("redirect_url").GetString()
                )
            );
            Assert.Equal("CANCELLED", await opened.StatusAsync());
            Assert.Equal(200, (await opened.CancelAsync()).Status);
        }
    }

    [Fact]
    public async Task A_paid_checkout_is_not_canceled()
    {
        var opened = await _shop.OpenAsync();
        await opened.PayByCardAsync();

        Assert.Equal(409, (await opened.CancelAsync()).Status);
    }

    [Fact]
    public async Task A_body_has_16_KiB_at_most()
    {
        var opened = await _shop.OpenAsync();
        var body = """{"payment_method":"card","currency":"USD"}""";

        var whole = await opened.NextAsync(body + new string(' ', (16 * 1024) - body.Length));
        var beyond = await opened.NextAsync(body + new string(' ', (16 * 1024) - body.Length + 1));

        Assert.Equal(200, whole.Status);
        Assert.Equal((413, "VALIDATION_ERROR"), (beyond.Status, beyond.Json.GetProperty("error").GetProperty("code").GetString()));
    }
}
