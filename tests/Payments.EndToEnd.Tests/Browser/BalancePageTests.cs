using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The shop's own page of its books, held against what the interface says of them.</summary>
public sealed class BalancePageTests(BalanceShop shop, Chromium chromium) : IClassFixture<BalanceShop>
{
    private static readonly string[] _columns = ["available", "pending", "reserved", "", "suspense", "customer_credit"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_shows_on_the_page_as_the_interface_and_the_statement_have_it(bool javaScript)
    {
        var session = await shop.NewSessionAsync(40_000, MethodIds.Card, "Flat 4", Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync((string)session["url"]!);
        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Payment successful" })).ToBeVisibleAsync();

        await visit.OpenAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Balance" }).ClickAsync();
        var total = await AgreesAsync(visit);
        await Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Balance in GBP at the end of each day" })).ToBeVisibleAsync();
        var paid = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "payment by card" }).First;
        await Expect(paid).ToContainTextAsync("£400.00 clearing:simulator → funds deposit");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "Statement in GBP as CSV" }).ClickAsync()
        );
        await using var file = await download.CreateReadStreamAsync();
        var lines = (await new StreamReader(file).ReadToEndAsync(Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("posted_at,transaction_id,kind,amount_minor", lines[0], StringComparison.Ordinal);
        Assert.Equal(total, long.Parse(lines[^1].Split(',')[5], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Money_in_suspense_pays_a_session_becomes_credit_or_goes_back(bool javaScript)
    {
        var session = await shop.NewSessionAsync(2_500, MethodIds.BankTransfer, $"Keys {javaScript}", Cancellation);
        var paying = await shop.ReceiveAsync(3_000, $"Payer {javaScript}", Cancellation);
        var credited = await shop.ReceiveAsync(1_000, $"Friend {javaScript}", Cancellation);
        var returned = await shop.ReceiveAsync(700, $"Stranger {javaScript}", Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync("/balance");
        await AgreesAsync(visit);

        await ResolveAsync(visit, $"£30.00 from Payer {javaScript}", $"It pays £25.00: Keys {javaScript}");
        await ResolveAsync(visit, $"£10.00 from Friend {javaScript}", "It is credit of Ada Byron");
        await ResolveAsync(visit, $"£7.00 from Stranger {javaScript}", "It was sent back to its payer");

        Assert.Equal(("matched", 500), await LineAsync(paying));
        Assert.Equal("credited", (await LineAsync(credited)).Status);
        Assert.Equal("returned", (await LineAsync(returned)).Status);
        Assert.Equal("paid", (string?)(await shop.Api.GetAsync($"payment_sessions/{(string)session["id"]!}", Cancellation))["status"]);
        await AgreesAsync(visit);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_line_that_is_resolved_in_another_window_is_not_resolved_again()
    {
        await shop.ReceiveAsync(900, "Twice", Cancellation);
        await using var first = await chromium.VisitAsync(shop.Origin);
        await using var second = await chromium.VisitAsync(shop.Origin);
        await first.OpenAsync("/balance");
        await second.OpenAsync("/balance");
        await ResolveAsync(first, "£9.00 from Twice", "It was sent back to its payer");
        await ResolveAsync(second, "£9.00 from Twice", "It is credit of Ada Byron");

        await Expect(second.Alert).ToContainTextAsync("The bank line is returned already");
        await AgreesAsync(second);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task An_order_is_paid_by_a_transfer_from_the_front_page()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var walk = new CheckoutWalk(visit);
        await visit.OpenAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pay by bank: Night Ferry" }).ClickAsync();
        await walk.ChooseAsync(CheckoutWalk.Transfer);
        await walk.ReviewButton.ClickAsync();
        await visit.PayButton.ClickAsync();

        await Expect(walk.Heading("Thank you, your order is paid")).ToBeVisibleAsync();
        await visit.OpenAsync("/balance");
        await AgreesAsync(visit);
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "coffee" }).First).ToContainTextAsync("£12.00");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task The_page_is_accessible(ColorScheme colors, bool phone)
    {
        await shop.ReceiveAsync(100, $"A payer whom nobody knows {colors} {phone}", Cancellation);
        var session = await shop.NewSessionAsync(1_100, MethodIds.BankTransfer, "Rent", Cancellation);
        await shop.Api.PostAsync(
            "bank_lines",
            new JsonObject
            {
                ["amount"] = 1_100,
                ["currency"] = "gbp",
                ["reference"] = (string?)session["id"],
                ["remittance"] = (string?)session["payment_reference"],
            },
            Cancellation
        );
        await using var visit = await chromium.VisitAsync(shop.Origin, colors: colors, phone: phone);
        await visit.OpenAsync("/balance");
        await visit.Page.GetByText("GBP as a table").ClickAsync();
        await visit.IsSoundAsync("the balance page");

        await visit.OpenAsync("/balance?account=org_shop");
        await Expect(visit.Page.GetByText("No money has moved yet.")).ToBeVisibleAsync();
        await visit.IsSoundAsync("the balance page of who has nothing");
        Assert.Empty(visit.Complaints);
    }

    private static async Task ResolveAsync(Visit visit, string line, string choice)
    {
        var form = visit.Page.Locator("form.line").Filter(new() { HasText = line });
        await form.GetByLabel("What it is").SelectOptionAsync(new SelectOptionValue { Label = choice });
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
    }

    /// <summary>Every amount on the page is the interface's; the total in pounds comes back.</summary>
    private async Task<long> AgreesAsync(Visit visit)
    {
        var balance = await shop.Api.GetAsync("balance", Cancellation);
        long[] told = [.. _columns.Select(column => column.Length == 0 ? _columns[..3].Sum(Told) : Told(column))];
        var cells = visit.Page.Locator("tr[data-currency=GBP] td");
        for (var i = 0; i < told.Length; i++)
            await Expect(cells.Nth(i))
                .ToHaveTextAsync(
                    Money.FromMinorUnits(told[i], Currency.Gbp).Format(System.Globalization.CultureInfo.GetCultureInfo("en-GB"))
                );
        return told[3];

        long Told(string column) => (long)balance[column]!.AsArray().Single(one => (string?)one!["currency"] == "gbp")!["amount"]!;
    }

    private async Task<(string? Status, int Credited)> LineAsync(string id)
    {
        var line = await shop.Api.GetAsync($"bank_lines/{id}", Cancellation);
        return ((string?)line["status"], (int?)line["amount_credited"] ?? 0);
    }
}
