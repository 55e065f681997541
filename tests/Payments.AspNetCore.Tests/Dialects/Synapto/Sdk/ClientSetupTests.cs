using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

public sealed class ClientSetupTests(ScriptedHost scripted) : IClassFixture<ScriptedHost>
{
    private CheckoutHost Host => scripted.Host;

    [Fact]
    public async Task A_card_is_kept_and_nothing_is_charged()
    {
        var browser = await Browser.OpenAsync(Host);
        var setup = await browser.SetupAsync();
        var charges = scripted.Provider.Charges;

        var before = await browser.GetAsync(setup);
        var answer = await browser.ConfirmAsync(setup, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal($$"""{"id":"{{setup.Id}}","object":"setup_intent","state":"REQUIRES_PAYMENT_METHOD","livemode":false}""", before.Body);
        var kept = (await Host.Engine.PaymentMethods.ListAsync(browser.Owner, setup.CustomerId, TestContextToken.Current)).Single();
        Assert.Equal(
            Json.Compact(
                $$$"""
                {"id":"{{{setup.Id}}}","object":"setup_intent","state":"SUCCEEDED",
                "payment_method":{"id":"{{{kept.Id}}}","card":{"brand":"visa","last4":"4242","exp_month":12,
                "exp_year":2034}},"livemode":false}
                """
            ),
            answer.Body
        );
        Assert.Equal(charges, scripted.Provider.Charges);
    }

    [Fact]
    public async Task A_card_that_is_declined_is_not_kept_and_another_one_can_be_tried()
    {
        var browser = await Browser.OpenAsync(Host);
        var setup = await browser.SetupAsync();

        var declined = await browser.ConfirmAsync(setup, Browser.Card(CardNumberProvider.Declined));
        var kept = await browser.ConfirmAsync(setup, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal(
            (200, "card_declined"),
            (declined.Status, declined.Json.GetProperty("last_setup_error").GetProperty("code").GetString())
        );
        Assert.Equal("SUCCEEDED", kept.Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_payer_who_does_the_action_has_a_card_kept()
    {
        var browser = await Browser.OpenAsync(Host);
        var setup = await browser.SetupAsync();

        var asked = await browser.ConfirmAsync(setup, Browser.Card(CardNumberProvider.Challenged));
        await Host.Engine.SetupIntents.ReceiveAsync(
            new SetupNotification("scripted", browser.Owner, setup.Id + ".1", new SetupOutcome.Saved("kept_3155")),
            TestContextToken.Current
        );

        Assert.Equal(
            $"https://issuer.example/challenge/{setup.Id}.1",
            asked.Json.GetProperty("next_action").GetProperty("redirect_to_url").GetProperty("url").GetString()
        );
        Assert.Equal("SUCCEEDED", (await browser.GetAsync(setup)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_payer_who_abandons_the_action_has_none_kept()
    {
        var browser = await Browser.OpenAsync(Host);
        var setup = await browser.SetupAsync();
        await browser.ConfirmAsync(setup, Browser.Card(CardNumberProvider.Challenged));

        var left = await browser.AbandonAsync(setup);

        Assert.Equal("authentication_abandoned", left.Json.GetProperty("last_setup_error").GetProperty("code").GetString());
        Assert.Empty(await Host.Engine.PaymentMethods.ListAsync(browser.Owner, setup.CustomerId, TestContextToken.Current));
    }

    [Theory]
    [InlineData("{}", "card")]
    [InlineData("""{"payment_method":"pm_1"}""", "payment_method")]
    [InlineData(
        """{"card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123"},"setup_future_usage":"ON_SESSION"}""",
        "setup_future_usage"
    )]
    [InlineData("""{"card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"12"}}""", "card.cvc")]
    public async Task What_a_setup_takes_is_a_new_card(string body, string field)
    {
        var browser = await Browser.OpenAsync(Host);

        var answer = await browser.ConfirmAsync(await browser.SetupAsync(), body);

        Assert.Equal((400, field), (answer.Status, answer.Json.GetProperty("field").GetString()));
    }
}
