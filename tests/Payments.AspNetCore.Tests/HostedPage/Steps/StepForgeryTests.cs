using System.Buffers.Text;
using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Syncgram;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>A payer edits what the browser was given: what is charged and what is on record of the card stay the server's.</summary>
public sealed class StepForgeryTests
{
    private const string Amex = "378282246310005";
    private const string Mastercard = "5555555555554444";

    [Theory]
    [InlineData(Payer.Approved, "visa", "4242", "card_brand=amex")]
    [InlineData(Payer.Approved, "visa", "4242", "card_last4=0000")]
    [InlineData(Payer.Approved, "visa", "4242", "card_brand=amex&card_last4=0000")]
    [InlineData(Mastercard, "mastercard", "4444", "card_brand=visa&card_last4=4242&card_expiry_month=1&card_expiry_year=2099")]
    [InlineData(Amex, "amex", "0005", "card_token=simtok_approved&brand=visa&last4=1111&card[last4]=1111&exp_year=2099")]
    [InlineData(Amex, "amex", "0005", "amount=1&total=1&currency=USD&method=bank_transfer&rail=mtn&fee=0&amount_captured=1")]
    [InlineData(Payer.Approved, "visa", "4242", "return_url=https://evil.example&success_url=https://evil.example")]
    [InlineData(Payer.Approved, "visa", "4242", "page_url=https://evil.example&cancel_url=https://evil.example")]
    [InlineData(Payer.Approved, "visa", "4242", "customer=cus_1&payment_method=pm_1&setup_future_usage=OFF_SESSION")]
    [InlineData(Payer.Approved, "visa", "4242", "save_card=1&session=cs_1&owner=acct_1&livemode=true&off_session=1")]
    public async Task What_is_added_to_a_confirmation_changes_nothing(string number, string brand, string last4, string forged)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await ReviewCardAsync(shop, session, number);

        await payer.SendAsync("confirm", Pairs(forged));

        var charge = Assert.Single(await shop.ChargesAsync(session));
        Assert.Equal(new CardSummary(brand, last4, 12, 2034), charge.Card);
        Assert.Equal((MethodIds.Card, 7750m, "JPY"), (charge.Method, charge.Amount.ToDecimal(), charge.Amount.Currency.Code));
        Assert.Equal((session.PageUrl + "?follow=1", null, false), (charge.ReturnUrl, charge.PaymentMethodId, charge.SaveCard));
        Assert.DoesNotContain("evil.example", payer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm", "content")]
    [InlineData("confirm", "signature")]
    [InlineData("confirm", "unsigned")]
    [InlineData("confirm", "nobody's")]
    [InlineData("confirm", "another session's")]
    [InlineData("confirm", "padded")]
    [InlineData("confirm", "nothing")]
    [InlineData("renew", "content")]
    [InlineData("renew", "signature")]
    [InlineData("renew", "another session's")]
    public async Task A_card_that_was_edited_is_no_card_and_is_asked_for_again(string step, string how)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await ReviewCardAsync(shop, session, Payer.Approved);
        var fields = payer.FieldsOf("confirm");
        var card = fields["card"];
        var dot = card.IndexOf('.', StringComparison.Ordinal);
        var foreign = (await ReviewCardAsync(shop, await shop.CreateAsync(StepShop.Global), Amex)).FieldsOf("confirm")["card"];
        var amex = Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(Base64Url.DecodeFromChars(card.AsSpan(0, dot)))
                    .Replace("visa\n4242", "amex\n0000", StringComparison.Ordinal)
            )
        );
        Assert.NotEqual(card[..dot], amex);
        fields["step"] = step;
        fields["card"] = how switch
        {
            "content" => amex + card[dot..],
            "signature" => card[..^2] + (card[^2] == 'A' ? "B" : "A") + card[^1],
            "unsigned" => amex,
            "nobody's" => amex + ".",
            "another session's" => foreign,
            "padded" => card + " ",
            _ => "",
        };

        var answer = await payer.PostAsync("checkout?s_checkout_session=" + session.PageToken, fields);

        Assert.Equal(422, answer.Status);
        Assert.Contains("name=\"card_number\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await shop.ChargesAsync(session));
        Assert.Empty(shop.Host.Simulator.Ledger.Charges);
    }

    [Theory]
    [InlineData("bank_transfer", "bank_account_number", "0123450001")]
    [InlineData("mobile_money", "phone_number", "+233241200000")]
    public async Task A_payment_by_another_method_has_no_card_whatever_is_posted(string method, string field, string value)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var card = (await ReviewCardAsync(shop, session, Amex, "USD")).FieldsOf("confirm")["card"];
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync(method, "GHS");
        await payer.SendAsync("details", ("rail", "mtn"), (field, value));

        await payer.SendAsync(
            "confirm",
            ("card", card),
            ("method", "card"),
            ("currency", "USD"),
            ("card_brand", "amex"),
            ("rail", "vodafone")
        );

        var charge = Assert.Single(await shop.ChargesAsync(session));
        Assert.Equal((method, null, 620m, "GHS"), (charge.Method, charge.Card, charge.Amount.ToDecimal(), charge.Amount.Currency.Code));
    }

    [Fact]
    public async Task A_seal_is_read_on_every_step_back_and_forth()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await ReviewCardAsync(shop, session, Mastercard);
        var fields = payer.FieldsOf("confirm");
        fields["step"] = "renew";
        fields["card_brand"] = "amex";

        await payer.PostAsync("checkout?s_checkout_session=" + session.PageToken, fields);
        Assert.Contains("ending 4444", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("amex", payer.FieldsOf("confirm").Values);
        await payer.SendAsync("edit", ("card_last4", "0000"));
        await payer.TypeCardAsync(Amex, "7391");
        await payer.SendAsync("confirm", ("card_last4", "0000"));

        Assert.Equal("0005", Assert.Single(await shop.ChargesAsync(session)).Card!.Last4);
    }

    [Theory]
    [InlineData("brand", "amex")]
    [InlineData("last4", "0000")]
    [InlineData("token", "simtok_approved")]
    public async Task Syncgram_s_public_interface_takes_no_description_of_a_card(string field, string value)
    {
        await using var shop = await SyncgramShop.StartAsync();
        var opened = await shop.OpenAsync();
        var card = Opened.Card(Payer.Approved);
        card[field] = value;

        var refused = await opened.PayAsync("""{"payment_method":"card","currency":"USD"}""", card);

        Assert.Equal(400, refused.Status);
        Assert.Contains(field, refused.Json.GetProperty("error").GetProperty("details").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("OPEN", await opened.StatusAsync());
    }

    private static async Task<StepPayer> ReviewCardAsync(StepShop shop, CheckoutSession session, string number, string currency = "JPY")
    {
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", currency);
        await payer.TypeCardAsync(number, number == Amex ? "7391" : "123");
        Assert.Contains("ending " + number[^4..], payer.Body, StringComparison.Ordinal);
        return payer;
    }

    private static (string, string)[] Pairs(string form) =>
        [
            .. form.Split('&')
                .Select(pair =>
                    (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])
                ),
        ];
}
