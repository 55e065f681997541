using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

public sealed class PaymentIntentTests
{
    [Fact]
    public async Task The_documented_create_answers_the_documented_fields_first()
    {
        await using var site = await ApiSite.StartAsync();

        var created = await site.PostAsync("payment-intents", """{"amount":"10000","currency":"GBP"}""", "order-1");

        Assert.Equal(200, created.Status);
        Assert.Equal(Golden.Reviewed("payment-intent.json", Golden.Form(created.Body)), Golden.Form(created.Body));
        Assert.Equal(
            ["name", "amount", "currency", "state", "client_secret"],
            created.Json.EnumerateObject().Take(5).Select(field => field.Name)
        );
        Assert.Equal(["create_time", "update_time"], created.Json.EnumerateObject().TakeLast(2).Select(field => field.Name));
        Assert.Equal(created.Body, (await site.GetAsync("payment-intents/" + ApiSite.IdOf(created))).Body);
    }

    [Fact]
    public async Task A_kept_card_pays_at_once_where_the_create_confirms()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var method = await site.NewMethodAsync(customer);

        var paid = await site.PostAsync(
            "payment-intents",
            $$"""
            {"amount":"10000","currency":"GBP","customer":"{{site.Name("customers/" + customer)}}","payment_method":"{{site.Name(
                "payment-methods/" + method
            )}}",
             "confirm":true,"off_session":true,"description":"Rent of May","metadata":{"order":"1"} }
            """
        );

        Assert.Equal(Golden.Reviewed("payment-intent-paid.json", Golden.Form(paid.Body)), Golden.Form(paid.Body));
        Assert.True(Assert.Single(site.Provider.Charged).OffSession);
    }

    [Fact]
    public async Task A_decline_leads_back_to_the_start_and_says_why()
    {
        await using var site = await ApiSite.StartAsync();
        var intent = await site.NewIntentAsync();

        await site.PayAsync(intent, "declined");

        var read = await site.GetAsync("payment-intents/" + intent);
        Assert.Equal(Golden.Reviewed("payment-intent-declined.json", Golden.Form(read.Body)), Golden.Form(read.Body));
    }

    [Fact]
    public async Task An_action_is_shown_with_its_url_and_goes_when_the_intent_is_given_up()
    {
        await using var site = await ApiSite.StartAsync();
        var intent = await site.NewIntentAsync();
        await site.PayAsync(intent, "challenged");

        var waiting = await site.GetAsync("payment-intents/" + intent);
        var canceled = await site.PostAsync($"payment-intents/{intent}:cancel", """{"cancellation_reason":"ABANDONED"}""");

        Assert.Equal(Golden.Reviewed("payment-intent-action.json", Golden.Form(waiting.Body)), Golden.Form(waiting.Body));
        Assert.Equal(Golden.Reviewed("payment-intent-canceled.json", Golden.Form(canceled.Body)), Golden.Form(canceled.Body));
    }

    [Theory]
    [InlineData("", "10000")]
    [InlineData("{}", "10000")]
    [InlineData("""{"amount_to_capture":"10000"}""", "10000")]
    [InlineData("""{"amount_to_capture":"1"}""", "1")]
    public async Task Reserved_money_is_captured_in_whole_or_in_part(string body, string received)
    {
        await using var site = await ApiSite.StartAsync();
        var intent = await site.NewIntentAsync(",\"capture_method\":\"MANUAL\"");
        await site.PayAsync(intent);
        Assert.Equal("10000", (await site.GetAsync("payment-intents/" + intent)).Json.GetProperty("amount_capturable").GetString());

        var captured = await site.PostAsync($"payment-intents/{intent}:capture", body);

        Assert.Equal("SUCCEEDED", captured.Json.GetProperty("state").GetString());
        Assert.Equal(received, captured.Json.GetProperty("amount_received").GetString());
        Assert.Equal("0", captured.Json.GetProperty("amount_capturable").GetString());
    }

    [Theory]
    [InlineData("https://shop.example/done", "https://shop.example/done?payment_intent={0}")]
    [InlineData("https://shop.example/done?order=1#top", "https://shop.example/done?order=1&payment_intent={0}#top")]
    public async Task The_return_url_tells_of_the_intent_whichever_way_it_is_confirmed(string url, string expected)
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var cards = $$"""
            "customer":"{{site.Name("customers/" + customer)}}","payment_method":"{{site.Name(
                "payment-methods/" + await site.NewMethodAsync(customer)
            )}}"
            """;

        var atOnce = await site.MakeAsync(
            "payment-intents",
            $$"""{"amount":"1","currency":"GBP",{{cards}},"confirm":true,"return_url":"{{url}}"}"""
        );
        var later = await site.MakeAsync("payment-intents", $$"""{"amount":"1","currency":"GBP",{{cards}}}""");
        await site.PostAsync($"payment-intents/{later}:confirm", $$"""{"return_url":"{{url}}"}""");

        Assert.Equal(
            [string.Format(null, expected, atOnce), string.Format(null, expected, later)],
            site.Provider.Charged.Select(request => request.ReturnUrl)
        );
    }

    [Fact]
    public async Task A_key_makes_confirms_captures_and_cancels_once()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var card = $$"""{"payment_method":"{{site.Name("payment-methods/" + await site.NewMethodAsync(customer))}}"}""";
        var body =
            $$"""{"amount":"10000","currency":"GBP","capture_method":"MANUAL","customer":"{{site.Name("customers/" + customer)}}"}""";
        var intent = await site.MakeAsync("payment-intents", body);

        foreach (
            var (path, sent, other) in new[]
            {
                ("payment-intents", body, body.Replace("10000", "10001", StringComparison.Ordinal)),
                ($"payment-intents/{intent}:confirm", card, """{"off_session":true}"""),
                ($"payment-intents/{intent}:capture", """{"amount_to_capture":"5"}""", """{"amount_to_capture":"6"}"""),
                ($"payment-intents/{intent}:cancel", "{}", """{"cancellation_reason":"DUPLICATE"}"""),
            }
        )
        {
            var first = await site.PostAsync(path, sent, "key-" + path);
            var again = await site.PostAsync(path, sent, "key-" + path);
            var reused = await site.PostAsync(path, other, "key-" + path);

            Assert.Equal(first.Body, again.Body);
            Assert.Equal("true", again.Header("Idempotent-Replayed"));
            Assert.Equal(422, reused.Status);
        }

        Assert.Single(site.Provider.Charged);
    }

    [Fact]
    public async Task Intents_are_listed_newest_first_by_get_and_by_post()
    {
        await using var site = await ApiSite.StartAsync();
        List<string> made = [];
        for (var i = 0; i < 3; i++)
        {
            made.Insert(0, await site.NewIntentAsync());
            site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await site.GetAsync("payment-intents?page_size=2");
        var second = await site.PostAsync(
            "payment-intents:list",
            $$"""{"page_size":2,"page_token":"{{first.Json.GetProperty("next_page_token").GetString()}}"}"""
        );

        Assert.Equal(made, first.Ids("payment_intents").Concat(second.Ids("payment_intents")));
        Assert.Equal("", second.Json.GetProperty("next_page_token").GetString());
    }

    [Fact]
    public async Task A_session_s_intent_names_its_session_and_is_not_canceled_alone()
    {
        await using var site = await ApiSite.StartAsync();
        var session = await site.Host.Shop.OpenAsync();

        var read = await site.GetAsync("payment-intents/" + session.IntentId);
        var canceled = await site.PostAsync($"payment-intents/{session.IntentId}:cancel");

        Assert.Equal(site.Name("checkout-sessions/" + session.Id), read.Json.GetProperty("checkout_session").GetString());
        Assert.Equal((400, 9), (canceled.Status, canceled.Code));
    }
}
