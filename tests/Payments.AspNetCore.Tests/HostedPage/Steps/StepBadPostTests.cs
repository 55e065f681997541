using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>Posts and links that no page sends: never an error of ours, nothing charged, and a step with an alert.</summary>
public sealed class StepBadPostTests
{
    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_beside_its_field()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Overrides));
        await payer.ChooseAsync("mobile_money", "GHS");

        var answer = await payer.SendAsync("details", ("phone_number", "nonsense"));

        Assert.Equal(422, answer.Status);
        Assert.StartsWith(
            "Error: ",
            System.Text.RegularExpressions.Regex.Match(answer.Body, "<title>([^<]+)").Groups[1].Value,
            StringComparison.Ordinal
        );
        Assert.All(
            [
                "<a href=\"#rail-0\">Choose your provider.",
                "<a href=\"#field-phone_number\">Phone number must be",
                "value=\"nonsense\"",
                "aria-describedby=\"field-phone_number-hint field-phone_number-error\"",
            ],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.Matches("role=\"alert\" tabindex=\"-1\" autofocus", answer.Body);
    }

    [Fact]
    public async Task A_number_of_another_country_is_refused_for_the_operator_that_was_chosen()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Overrides));
        await payer.ChooseAsync("mobile_money", "GHS");

        Assert.Equal(422, (await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "+254700000001"))).Status);
        Assert.Contains("Phone number must begin with +233 for MTN MoMo", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_card_is_refused_and_its_number_not_sent_back()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Global));
        await payer.ChooseAsync("card", "JPY");

        Assert.Equal(422, (await payer.TypeCardAsync("4242424242424241")).Status);
        Assert.Contains("a digit looks mistyped", payer.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"Ada Lovelace\"", payer.Body, StringComparison.Ordinal);
        Assert.Equal(422, (await payer.TypeCardAsync("4242424242424242", "12")).Status);
        Assert.DoesNotContain(payer.Seen, page => page.Contains("424242424242424", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_holds_a_card_number_and_none_stands_in_an_address()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.SendAsync(
            "details",
            ("card_number", "378282246310005"),
            ("card_expiry", "12/34"),
            ("card_cvc", "7391"),
            ("card_name", "378282246310005")
        );
        await payer.TypeCardAsync("378282246310005", "7391");
        await payer.SendAsync("edit");
        await payer.TypeCardAsync("378282246310005", "7391");
        await payer.SendAsync("confirm");

        Assert.Contains("ending 0005", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            [.. payer.Seen, .. payer.Visited.Select(url => url.AbsoluteUri)],
            text =>
                text.Replace(" ", "", StringComparison.Ordinal).Contains("378282246310005", StringComparison.Ordinal)
                || text.Contains("\"7391\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_card_number_in_the_wrong_field_is_not_sent_back()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Overrides));
        await payer.ChooseAsync("bank_transfer", "GHS");

        Assert.Equal(422, (await payer.SendAsync("details", ("bank_account_number", Payer.Approved))).Status);
        Assert.DoesNotContain(Payer.Approved, payer.Page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "step=unheard_of")]
    [InlineData("application/x-www-form-urlencoded", "step=details&step=confirm")]
    [InlineData("application/x-www-form-urlencoded", "step=details")]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=card")]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=barter&currency=USD")]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=card&currency=XXX")]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=card&currency=usd")]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=mobile_money&currency=GHS&rail=carrier_pigeon")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "step=details&method=mobile_money&currency=GHS&rail=mtn&phone_number=1&phone_number=2"
    )]
    [InlineData("application/x-www-form-urlencoded", "step=details&method=card&currency=USD&card_number=%00%ff")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "step=renew&method=card&currency=USD&card=dGVzdA.dGVzdA&card_token=4242424242424242"
            + "&card_brand=visa&card_last4=4242&card_expiry_month=1&card_expiry_year=2030"
    )]
    [InlineData("application/x-www-form-urlencoded", "step=renew&method=card&currency=USD&card=%3Cscript%3E.&card_brand=%3Cscript%3E")]
    [InlineData("application/x-www-form-urlencoded", "step=renew&method=mobile_money&currency=GHS")]
    [InlineData("application/x-www-form-urlencoded", "step=renew&quote_id=qte_1")]
    [InlineData("application/x-www-form-urlencoded", "step=confirm")]
    [InlineData("application/x-www-form-urlencoded", "step=confirm&method=bank_transfer&currency=GHS&bank_account_number=123")]
    [InlineData("application/x-www-form-urlencoded", "step=edit&method=%22%3E%3Cscript%3E&currency=USD")]
    [InlineData(
        "application/x-www-form-urlencoded",
        "step=details&method=card&currency=USD&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1"
    )]
    [InlineData("application/x-www-form-urlencoded", "{17000}")]
    public async Task A_post_that_the_page_does_not_send_shows_a_step_with_an_alert(string contentType, string body)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        using var content = new ByteArrayContent(
            Encoding.ASCII.GetBytes(body == "{17000}" ? "step=details&a=" + new string('x', 17_000) : body)
        );
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await Answer.ReadAsync(
            await shop.Host.Client.PostAsync($"checkout?s_checkout_session={session.PageToken}", content, TestContextToken.Current)
        );

        Assert.Equal(422, answer.Status);
        Assert.Contains("role=\"alert\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("class=\"trail\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await shop.ChargesAsync(session));
        Assert.Equal(SessionStatus.Open, (await shop.FindAsync(session)).Status);
    }

    [Theory]
    [InlineData("&method=barter&currency=USD")]
    [InlineData("&method=card")]
    [InlineData("&currency=USD")]
    [InlineData("&method=card&currency=%00")]
    [InlineData("&method=card&currency=\"><script>")]
    public async Task A_link_to_a_choice_that_is_none_shows_the_choice(string query)
    {
        await using var shop = await StepShop.StartAsync();
        var payer = new StepPayer(
            shop.Host,
            $"checkout?s_checkout_session={(await shop.CreateAsync(StepShop.Overrides)).PageToken}{query}"
        );

        Assert.Equal(422, (await payer.OpenAsync()).Status);
        Assert.Contains("How would you like to pay?", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", payer.Page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_can_no_longer_be_converted_leads_back_to_the_choice()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Global));
        await payer.ChooseAsync("mobile_money", "GHS");
        shop.Rates.PerDollar.Remove("GHS");

        Assert.Equal(422, (await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "+233200000001"))).Status);
        Assert.Contains("Please choose another", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"GHS\"", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_says_it_comes_from_another_site_cancels_nothing()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"checkout?s_checkout_session={session.PageToken}")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["step"] = "cancel" }),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        Assert.Equal(404, (int)(await shop.Host.Client.SendAsync(request, TestContextToken.Current)).StatusCode);
        Assert.Equal(SessionStatus.Open, (await shop.FindAsync(session)).Status);
    }

    [Fact]
    public async Task A_live_session_with_cards_alone_is_unavailable()
    {
        await using var shop = await StepShop.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        var owner = Owner.Live("acct_live");
        var request = new CheckoutSessionRequest
        {
            Amount = StepShop.Global.Base,
            Pricing = StepShop.Global,
            PageUrl = _ => CheckoutHost.NoPage,
        };
        var session = (
            await shop.Host.Engine.CheckoutSessions.CreateAsync(owner, request, cancellationToken: TestContextToken.Current)
        ).Value;

        var payer = await shop.VisitAsync(session);

        Assert.Equal(503, payer.Page.Status);
        Assert.DoesNotContain("card_number", payer.Page.Body, StringComparison.Ordinal);
    }
}
