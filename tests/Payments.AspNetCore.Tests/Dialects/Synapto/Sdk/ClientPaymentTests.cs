using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

public sealed class ClientPaymentTests(ScriptedHost scripted) : IClassFixture<ScriptedHost>
{
    private CheckoutHost Host => scripted.Host;

    [Fact]
    public async Task A_browser_sees_of_its_intent_what_it_needs_and_nothing_else()
    {
        var browser = await Browser.OpenAsync(Host);
        Assert.True(Metadata.TryCreate([new("order", "private")], MetadataPolicy.Default, out var metadata, out _, out _));
        var intent = await browser.IntentAsync((await browser.CustomerAsync()).Id, metadata: metadata);

        var answer = await browser.GetAsync(intent);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            Json.Compact(
                $$"""
                {"id":"{{intent.Id}}","object":"payment_intent","amount":"10000","currency":"GBP",
                "state":"REQUIRES_PAYMENT_METHOD","livemode":false}
                """
            ),
            answer.Body
        );
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_card_pays()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();

        var answer = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            Json.Compact(
                $$$"""
                {"id":"{{{intent.Id}}}","object":"payment_intent","amount":"10000","currency":"GBP",
                "state":"SUCCEEDED","payment_method":{"card":{"brand":"visa","last4":"4242","exp_month":12,
                "exp_year":2034}},"livemode":false}
                """
            ),
            answer.Body
        );
        Assert.Equal(answer.Body, (await browser.GetAsync(intent)).Body);
    }

    [Fact]
    public async Task With_manual_capture_a_card_is_reserved()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync(capture: CaptureMethod.Manual);

        var answer = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal("REQUIRES_CAPTURE", answer.Json.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(
        CardNumberProvider.Declined,
        "card_declined",
        "Your card was declined and you have not been charged. Check the details, try another card, or ask your bank."
    )]
    [InlineData(CardNumberProvider.NoMoney, "insufficient_funds", "Insufficient funds. You have not been charged. Use another card.")]
    [InlineData(
        CardNumberProvider.Stolen,
        "card_declined",
        "Your card was declined and you have not been charged. Check the details, try another card, or ask your bank."
    )]
    public async Task A_declined_card_is_an_answer_and_another_one_can_be_tried(string number, string code, string message)
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();

        var declined = await browser.ConfirmAsync(intent, Browser.Card(number));
        var paid = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal(200, declined.Status);
        Assert.Equal("REQUIRES_PAYMENT_METHOD", declined.Json.GetProperty("state").GetString());
        Assert.Equal(code, declined.Json.GetProperty("last_payment_error").GetProperty("code").GetString());
        Assert.Equal(message, declined.Json.GetProperty("last_payment_error").GetProperty("message").GetString());
        Assert.Equal("SUCCEEDED", paid.Json.GetProperty("state").GetString());
        Assert.False(paid.Json.TryGetProperty("last_payment_error", out _));
    }

    [Fact]
    public async Task A_payment_that_was_made_is_not_made_again()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();
        await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));
        var charges = scripted.Provider.Charges;

        var again = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal((400, 9), (again.Status, again.Code));
        Assert.Equal(charges, scripted.Provider.Charges);
    }

    [Fact]
    public async Task A_lost_answer_of_the_provider_reads_as_processing()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();

        var answer = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.AnswerLost));

        Assert.Equal((200, "PROCESSING"), (answer.Status, answer.Json.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task An_action_is_told_with_its_url_and_the_payer_who_does_it_has_paid()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();

        var asked = await browser.ConfirmAsync(
            intent,
            Browser.Card(CardNumberProvider.Challenged, more: ""","return_url":"https://shop.example/done" """)
        );
        var charge = (await Host.Engine.PaymentIntents.GetAsync(browser.Owner, intent.Id, TestContextToken.Current)).Value.LatestChargeId!;
        await Host.Engine.Charges.ReceiveAsync(
            new ChargeNotification("scripted", browser.Owner, charge, new ChargeOutcome.Approved("ref")),
            TestContextToken.Current
        );
        var paid = await browser.GetAsync(intent);

        Assert.Equal("REQUIRES_ACTION", asked.Json.GetProperty("state").GetString());
        Assert.Equal(
            $$$"""{"type":"REDIRECT_TO_URL","redirect_to_url":{"url":"https://issuer.example/challenge/{{{charge}}}"}}""",
            asked.Json.GetProperty("next_action").GetRawText()
        );
        Assert.Equal("SUCCEEDED", paid.Json.GetProperty("state").GetString());
        Assert.False(paid.Json.TryGetProperty("next_action", out _));
    }

    [Fact]
    public async Task An_action_that_is_abandoned_takes_no_money_and_leaves_room_for_another_card()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();
        await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Challenged));

        var left = await browser.AbandonAsync(intent);
        var paid = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal("REQUIRES_PAYMENT_METHOD", left.Json.GetProperty("state").GetString());
        Assert.Equal("authentication_abandoned", left.Json.GetProperty("last_payment_error").GetProperty("code").GetString());
        Assert.Equal("SUCCEEDED", paid.Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_abandons_what_has_just_been_done_has_paid()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();
        await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Challenged));
        scripted.Provider.Pass(
            (await Host.Engine.PaymentIntents.GetAsync(browser.Owner, intent.Id, TestContextToken.Current)).Value.LatestChargeId!
        );

        var left = await browser.AbandonAsync(intent, "{}");

        Assert.Equal("SUCCEEDED", left.Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Abandoning_where_no_action_is_required_is_refused()
    {
        var browser = await Browser.OpenAsync(Host);

        var answer = await browser.AbandonAsync(await browser.IntentAsync());

        Assert.Equal((400, 9), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_card_is_kept_and_pays_the_next_time_by_its_name()
    {
        var browser = await Browser.OpenAsync(Host);
        var customer = await browser.CustomerAsync();
        var first = await browser.ConfirmAsync(
            await browser.IntentAsync(customer.Id),
            Browser.Card(CardNumberProvider.Approved, more: ""","setup_future_usage":"ON_SESSION" """)
        );
        var kept = first.Json.GetProperty("payment_method").GetProperty("id").GetString();

        var byId = await browser.ConfirmAsync(await browser.IntentAsync(customer.Id), $$"""{"payment_method":"{{kept}}"}""");
        var byName = await browser.ConfirmAsync(
            await browser.IntentAsync(customer.Id),
            $$"""{"payment_method":"accounts/{{browser.Owner.Account}}/payment-methods/{{kept}}"}"""
        );
        var ofNobody = await browser.ConfirmAsync(await browser.IntentAsync(), $$"""{"payment_method":"{{kept}}"}""");

        Assert.Equal("SUCCEEDED", byId.Json.GetProperty("state").GetString());
        Assert.Equal(kept, byName.Json.GetProperty("payment_method").GetProperty("id").GetString());
        Assert.Equal((400, "payment_method"), (ofNobody.Status, ofNobody.Json.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task An_intent_that_names_its_card_is_confirmed_with_nothing_more()
    {
        var browser = await Browser.OpenAsync(Host);
        var customer = await browser.CustomerAsync();
        await browser.ConfirmAsync(
            await browser.IntentAsync(customer.Id),
            Browser.Card(CardNumberProvider.Approved, more: ""","setup_future_usage":"OFF_SESSION" """)
        );
        var card = (await Host.Engine.PaymentMethods.ListAsync(browser.Owner, customer.Id, TestContextToken.Current)).Single();
        var request = new PaymentIntentRequest
        {
            Amount = Money.FromMinorUnits(500, Currency.Gbp),
            CustomerId = customer.Id,
            PaymentMethodId = card.Id,
        };
        var intent = (
            await Host.Engine.PaymentIntents.CreateAsync(browser.Owner, request, cancellationToken: TestContextToken.Current)
        ).Value;

        Assert.Equal(
            "4242",
            (await browser.GetAsync(intent)).Json.GetProperty("payment_method").GetProperty("card").GetProperty("last4").GetString()
        );
        Assert.Equal("SUCCEEDED", (await browser.ConfirmAsync(intent, "{}")).Json.GetProperty("state").GetString());
    }
}
