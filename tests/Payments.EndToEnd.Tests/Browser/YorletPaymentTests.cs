using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class YorletPaymentTests(BankSite site, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MethodIds.Card, true)]
    [InlineData(MethodIds.BacsDebit, true)]
    [InlineData(MethodIds.BacsDebit, false)]
    [InlineData(MethodIds.SepaDebit, true)]
    [InlineData(MethodIds.Autogiro, true)]
    [InlineData(MethodIds.BankTransfer, true)]
    [InlineData(MethodIds.DirectTransfer, true)]
    [InlineData(MethodIds.PayByBank, true)]
    [InlineData(MethodIds.PayByBank, false)]
    public async Task A_session_goes_from_unpaid_to_paid_with_its_transaction_and_the_payer_returns(string method, bool javaScript)
    {
        var session = await site.NewSessionAsync(Cancellation, OthersBeside(method));
        Assert.Equal("unpaid", (string?)session["status"]);
        Assert.Null(session["transaction"]);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await new BankWalk(visit).PayAsync(session, method);

        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        var paid = await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        Assert.Null(paid["url"]);
        var transaction = await site.Api.GetAsync($"transactions/{(string)paid["transaction"]!}", Cancellation);
        Assert.Equal("succeeded", (string?)transaction["status"]);
        Assert.Equal(method, (string?)transaction["payment_method_type"]);
        Assert.Equal(50_000, (int)transaction["amount_received"]!);
        Assert.Equal((string?)session["id"], (string?)transaction["payment_session"]);
        Assert.StartsWith("ltx_", (string?)transaction["balance_transaction"], StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_debit_is_given_by_keyboard_alone()
    {
        var session = await site.NewSessionAsync(Cancellation, MethodIds.SepaDebit);
        var account = BankWalk.Account(MethodIds.SepaDebit).Fields;
        await using var visit = await chromium.VisitAsync(site.Origin);
        await visit.OpenAsync((string)session["url"]!);

        await TabToAsync(visit, "input[name=account_holder_name]");
        await visit.Page.Keyboard.TypeAsync(account[Requirement.AccountHolderName]);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync(account[Requirement.Iban]);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(new BankWalk(visit).Heading("Check and pay")).ToBeVisibleAsync();
        await TabToAsync(visit, "button.pay");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_payer_who_is_refused_at_the_bank_is_told_so_and_pays_otherwise()
    {
        var session = await site.NewSessionAsync(Cancellation, MethodIds.PayByBank, MethodIds.Card);
        await using var visit = await chromium.VisitAsync(site.Origin);
        var walk = new BankWalk(visit);
        await walk.OpenAsync(session, MethodIds.PayByBank);
        await walk.ReviewAsync();
        await walk.ConfirmButton.ClickAsync();
        await walk.ToBankAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Expect(walk.Heading("The payment did not go through")).ToBeVisibleAsync();
        Assert.Equal("unpaid", (string?)(await site.Api.GetAsync($"payment_sessions/{(string)session["id"]!}", Cancellation))["status"]);

        await walk.PayAsync(session, MethodIds.Card);
        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_link_that_is_mailed_opens_the_page_that_is_paid()
    {
        const string tenant = "link-of-a-session@example.com";
        var request = site.Request("gbp", MethodIds.Card);
        request["customer"] = await site.Api.NewCustomerAsync(tenant, Cancellation);
        request["send_email"] = true;
        var session = await site.Api.PostAsync("payment_sessions", request, Cancellation);
        await site.Mail.TakesAsync(tenant, Cancellation);

        var mail = Assert.Single(site.Mail.Mails, took => (string?)took["took"] == tenant);
        Assert.Contains("£500.00", (string?)mail["headers"]!["Subject"], StringComparison.Ordinal);
        var link = Assert.Single(Lines(mail), line => line.StartsWith(site.Origin.ToString(), StringComparison.Ordinal));
        Assert.Equal((string?)session["url"], link);
        await using var visit = await chromium.VisitAsync(site.Origin);
        await visit.OpenAsync(link);
        await visit.PayAsync(SharedShop.Approved);
        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        Assert.Empty(visit.Complaints);
    }

    // The first says the currency; a card can be had in each.
    private static string[] OthersBeside(string method) =>
        method == MethodIds.Card ? [MethodIds.BacsDebit, method] : [method, MethodIds.Card];

    private static IEnumerable<string> Lines(JsonObject mail) =>
        ((string)mail["parts"]!["text/plain"]!).Split('\n').Select(line => line.TrimEnd('\r'));

    private static async Task TabToAsync(Visit visit, string selector)
    {
        for (var tabs = 0; tabs < 30; tabs++)
        {
            if (await visit.Page.EvaluateAsync<bool>($"document.activeElement.matches('{selector}')"))
                return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the tabulator.");
    }
}
