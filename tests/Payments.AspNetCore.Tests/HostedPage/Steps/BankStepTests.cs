using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>
/// Sessions that name bank methods, paid without scripts. The clock stands at 16:00 UTC of Monday 17 November 2025, the hour of
/// Bacs's cut-off.
/// </summary>
public sealed class BankStepTests
{
    [Theory]
    [InlineData(MethodIds.BacsDebit, "GBP", "Direct Debit instruction", "Direct Debit Guarantee", "Bacs Direct Debit, account ending 2345")]
    [InlineData(MethodIds.SepaDebit, "EUR", "SEPA Direct Debit mandate", "within eight weeks", "SEPA Direct Debit, account ending 2345")]
    [InlineData(MethodIds.Autogiro, "SEK", "Autogiro consent", "the day before", "Autogiro, account ending 2345")]
    public async Task A_debit_is_agreed_to_then_processed_for_days_and_then_paid(
        string method,
        string currency,
        string heading,
        string words,
        string paidWith
    )
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, currency, method);
        var payer = await shop.VisitAsync(session);
        Assert.Contains("Test values", payer.Body, StringComparison.Ordinal);

        await payer.SendAsync("details", Typed(method, TestDebitEffect.Settles));
        Assert.Contains(heading, payer.Body, StringComparison.Ordinal);
        Assert.Contains(words, payer.Body, StringComparison.Ordinal);
        Assert.Contains("Agree and pay", payer.Body, StringComparison.Ordinal);
        var reference = System
            .Text.RegularExpressions.Regex.Match(payer.Body, "<dt>Mandate reference</dt><dd><bdi>([^<]+)</bdi></dd>")
            .Groups[1]
            .Value;

        await payer.SendAsync("confirm");
        var charge = Assert.Single(await shop.ChargesAsync(session));
        Assert.Equal((ChargeStatus.Pending, reference, "2345"), (charge.Status, charge.MandateReference, charge.BankAccount!.Last4));
        Assert.Contains("Your payment is being processed", payer.Body, StringComparison.Ordinal);
        Assert.Contains(
            $"<dt>Payment confirmed on</dt><dd>{charge.Debit!.SettleOn:d MMMM yyyy}</dd>",
            payer.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(reference, payer.Body, StringComparison.Ordinal);
        Assert.Contains("content=\"300;", payer.Page.Body, StringComparison.Ordinal);
        Assert.Equal("{\"done\":false,\"state\":\"debiting\"}", await payer.StatusAsync());

        await shop.Host.AdvanceAsync(TimeSpan.FromDays(10));
        await payer.OpenAsync();
        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
        Assert.Contains(paidWith, payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debit_that_is_refused_can_be_tried_again_and_one_that_comes_back_late_is_told()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, "GBP", MethodIds.BacsDebit);
        var payer = await shop.VisitAsync(session);
        await payer.SendAsync("details", Typed(MethodIds.BacsDebit, TestDebitEffect.LacksFunds));
        await payer.SendAsync("confirm");
        await shop.Host.AdvanceAsync(TimeSpan.FromDays(10));
        await payer.OpenAsync();
        Assert.Contains("Insufficient funds", payer.Body, StringComparison.Ordinal);

        await payer.OpenAsync(payer.Link("Try again"));
        await payer.SendAsync("details", Typed(MethodIds.BacsDebit, TestDebitEffect.FailsLate));
        await payer.SendAsync("confirm");
        await shop.Host.AdvanceAsync(TimeSpan.FromDays(30));
        await payer.OpenAsync();
        Assert.Contains("This payment was reversed", payer.Body, StringComparison.Ordinal);
        Assert.Equal(ChargeStatus.Returned, (await shop.ChargesAsync(session))[1].Status);
    }

    [Theory]
    [InlineData("CH93 0076 2011 6238 5295 7")]
    [InlineData("GB29\u200bNWBK 6016 1331 9268 19")]
    public async Task An_account_outside_the_EEA_is_asked_for_its_holders_address(string iban)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, "EUR", MethodIds.SepaDebit);
        var payer = await shop.VisitAsync(session);
        Assert.DoesNotContain("address_", payer.Body, StringComparison.Ordinal);

        Assert.Equal(422, (await payer.SendAsync("details", ("account_holder_name", "Heidi"), ("iban", iban))).Status);
        foreach (var field in SepaRequirements.AddressOutsideEea)
            Assert.Contains($"name=\"{field.Field}\"", payer.Body, StringComparison.Ordinal);

        await payer.SendAsync(
            "details",
            ("account_holder_name", "Heidi"),
            ("iban", iban),
            ("address_line1", "Bahnhofstrasse 1"),
            ("address_postal_code", "8001"),
            ("address_city", "Zürich"),
            ("address_country", "ch")
        );
        Assert.Contains("SEPA Direct Debit mandate", payer.Body, StringComparison.Ordinal);
        Assert.Contains("<dd><bdi>Bahnhofstrasse 1</bdi></dd>", payer.Body, StringComparison.Ordinal);
        await payer.SendAsync("confirm");
        Assert.Equal(iban[..2], Assert.Single(await shop.ChargesAsync(session)).BankAccount!.Country);
    }

    [Fact]
    public async Task Fields_that_are_wrong_are_named_and_a_debit_begins_with_none()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, "GBP", MethodIds.BacsDebit);
        var payer = await shop.VisitAsync(session);

        var refused = await payer.SendAsync("details", ("account_holder_name", ""), ("sort_code", "10-88"), ("account_number", "1234"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("Sort code has 6 digits", payer.Body, StringComparison.Ordinal);
        Assert.Contains("Account holder’s name is required", payer.Body, StringComparison.Ordinal);
        Assert.Empty(await shop.ChargesAsync(session));
    }

    [Theory]
    [InlineData(MethodIds.BankTransfer, "GBP", "<dt>Sort code</dt>")]
    [InlineData(MethodIds.BankTransfer, "EUR", "<dt>IBAN</dt>")]
    [InlineData(MethodIds.BankTransfer, "USD", "<dt>Routing number</dt>")]
    [InlineData(MethodIds.DirectTransfer, "SEK", "<dt>Account number</dt>")]
    public async Task A_transfer_shows_the_account_and_the_reference_and_is_found_by_it(string method, string currency, string label)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, currency, method);
        var payer = await shop.VisitAsync(session);
        Assert.DoesNotContain("Test values", payer.Body, StringComparison.Ordinal);
        await payer.SendAsync("details");
        await payer.SendAsync("confirm");

        Assert.Contains(label, payer.Body, StringComparison.Ordinal);
        Assert.Contains($"with the reference {session.PaymentReference}", payer.Body, StringComparison.Ordinal);
        Assert.Contains($"data-copy=\"{session.PaymentReference}\"", payer.Page.Body, StringComparison.Ordinal);

        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(10));
        await payer.OpenAsync();
        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
        Assert.Equal(
            BankLineStatus.Matched,
            Assert
                .Single((await shop.Host.Engine.BankLines.ListAsync(shop.Owner, cancellationToken: TestContextToken.Current)).Value.Items)
                .Status
        );
    }

    [Theory]
    [InlineData("pass", "Payment successful")]
    [InlineData("fail", "declined on your phone or by your bank")]
    public async Task A_payment_at_a_bank_is_approved_or_refused_there_and_followed_here(string answer, string words)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(
            Pricing.SingleCurrency.Of(Money.FromMinorUnits(500_00, Currency.Gbp)),
            request =>
                request with
                {
                    Methods = [MethodIds.PayByBank],
                    PageUrl = made =>
                        new Uri(
                            shop.Host.Client.BaseAddress!,
                            $"{shop.Host.Group}/checkout?s_checkout_session={made.PageToken}"
                        ).AbsoluteUri,
                }
        );
        var payer = await shop.VisitAsync(session);
        await payer.SendAsync("details");
        await payer.SendAsync("confirm");
        Assert.Contains("Approve this payment with your bank", payer.Body, StringComparison.Ordinal);

        await payer.OpenAsync(payer.Link("Continue to your bank"));
        Assert.Contains("Test bank: approve this payment?", payer.Body, StringComparison.Ordinal);
        Assert.Contains("£500.00 from your account", payer.Body, StringComparison.Ordinal);
        await payer.PostAsync(payer.At.PathAndQuery, new Dictionary<string, string> { ["answer"] = answer });

        // No notifier runs in this host: the test tells what the bank has told.
        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(1));
        await payer.OpenAsync(payer.Link("Continue to"));
        Assert.Contains(words, payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payer_who_wants_another_way_than_the_bank_is_led_to_the_choice()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await shop.VisitAsync(await OpenAsync(shop, "GBP", MethodIds.Card, MethodIds.PayByBank));
        await payer.ChooseAsync(MethodIds.PayByBank, "GBP");
        await payer.SendAsync("details");
        await payer.SendAsync("confirm");
        Assert.Contains("Pay another way", payer.Body, StringComparison.Ordinal);

        await payer.PostAsync(payer.At.PathAndQuery, new Dictionary<string, string> { [AuthenticatePage.AbandonKey] = "1" });

        Assert.Contains("How would you like to pay?", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Something went wrong", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_methods_are_chosen_from_and_a_session_without_an_end_shows_none()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await OpenAsync(shop, "GBP", MethodIds.Card, MethodIds.BacsDebit, MethodIds.PayByBank);
        var payer = await shop.VisitAsync(session);

        Assert.Contains("How would you like to pay?", payer.Body, StringComparison.Ordinal);
        Assert.All(
            ["Continue with Card", "Continue with Bacs Direct Debit", "Continue with Pay by bank"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Pay before", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Mobile money", payer.Body, StringComparison.Ordinal);
        await payer.ChooseAsync(MethodIds.PayByBank, "GBP");
        Assert.DoesNotContain("Pay before", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credit_that_is_applied_is_shown_with_the_total_and_what_is_left()
    {
        await using var shop = await StepShop.StartAsync();
        var engine = shop.Host.Engine;
        var customer = (
            await engine.Customers.CreateAsync(
                shop.Owner,
                new CustomerRequest { Name = "Ada" },
                cancellationToken: TestContextToken.Current
            )
        ).Value;
        await engine.CustomerBalances.AdjustAsync(
            shop.Owner,
            customer.Id,
            Money.FromMinorUnits(120_00, Currency.Gbp),
            cancellationToken: TestContextToken.Current
        );
        var session = await shop.CreateAsync(
            Pricing.SingleCurrency.Of(Money.FromMinorUnits(500_00, Currency.Gbp)),
            request =>
                request with
                {
                    CustomerId = customer.Id,
                    Methods = [MethodIds.BacsDebit],
                    PostingOptions = new PostingOptions { CustomerCredit = CustomerCreditUse.Apply },
                }
        );
        var payer = await shop.VisitAsync(session);

        Assert.Contains("<dt>Total</dt><dd>£500.00</dd>", payer.Body, StringComparison.Ordinal);
        Assert.Contains("<dt>Credit applied</dt><dd>£120.00</dd>", payer.Body, StringComparison.Ordinal);
        Assert.Contains("£380.00", payer.Body, StringComparison.Ordinal);
    }

    private static Task<CheckoutSession> OpenAsync(StepShop shop, string currency, params string[] methods) =>
        shop.CreateAsync(
            Pricing.SingleCurrency.Of(Money.FromMinorUnits(500_00, Currency.Of(currency))),
            request => request with { Methods = methods, NeverExpires = true }
        );

    private static (string Name, string Value)[] Typed(string method, TestDebitEffect effect) =>
        [
            .. TestBankAccounts
                .Debits.Single(account => account.Method == method && account.Effect == effect)
                .Fields.Select(field => (field.Key, field.Value)),
        ];
}
