using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// Every page of the bank methods, examined by axe in light and in dark, and on a narrow phone for what would scroll sideways.
/// </summary>
public sealed class BankStepPagesTests(BankSite site, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Debits_are_accessible_from_the_methods_to_the_days_of_waiting(ColorScheme colors, bool phone)
    {
        await using var visit = await OpenAsync(colors, phone);
        var walk = new BankWalk(visit);
        await visit.OpenAsync(
            (string)
                (
                    await site.NewSessionAsync(
                        Cancellation,
                        MethodIds.BacsDebit,
                        MethodIds.BankTransfer,
                        MethodIds.DirectTransfer,
                        MethodIds.PayByBank,
                        MethodIds.Card
                    )
                )["url"]!
        );
        await visit.IsSoundAsync("the methods");

        await walk.OpenAsync(await site.NewSessionAsync(Cancellation, MethodIds.Autogiro), MethodIds.Autogiro);
        await visit.Page.GetByText("Test values").ClickAsync();
        await visit.IsSoundAsync("the details of a debit");
        await visit.Page.EvaluateAsync("HTMLFormElement.prototype.submit.call(document.querySelector('form:not(.cancel)'))");
        await Expect(visit.Alert).ToBeFocusedAsync();
        await visit.IsSoundAsync("the details of a debit with errors");
        await walk.FillAsync(MethodIds.Autogiro);
        await walk.ReviewAsync();
        await visit.IsSoundAsync("the mandate of Autogiro");

        foreach (var method in new[] { MethodIds.SepaDebit, MethodIds.BacsDebit })
        {
            await walk.OpenAsync(await site.NewSessionAsync(Cancellation, method), method);
            await walk.FillAsync(method);
            await walk.ReviewAsync();
            await visit.IsSoundAsync($"the mandate of {method}");
        }

        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Transfers_and_the_bank_s_own_page_are_accessible(ColorScheme colors, bool phone)
    {
        await using var visit = await OpenAsync(colors, phone);
        var walk = new BankWalk(visit);
        foreach (var (first, other) in new[] { (MethodIds.BankTransfer, MethodIds.Card), (MethodIds.SepaDebit, MethodIds.DirectTransfer) })
        {
            var method = other == MethodIds.DirectTransfer ? other : first;
            await walk.OpenAsync(await site.NewSessionAsync(Cancellation, first, other), method);
            await visit.IsSoundAsync($"{method}, which asks for nothing");
            await walk.ReviewAsync();
            await visit.IsSoundAsync($"the review of {method}");
            await walk.ConfirmButton.ClickAsync();
            await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();
            await visit.IsSoundAsync($"the instructions of {method}");
        }

        await walk.OpenAsync(await site.NewSessionAsync(Cancellation, MethodIds.PayByBank), MethodIds.PayByBank);
        await walk.ReviewAsync();
        await walk.ConfirmButton.ClickAsync();
        await Expect(walk.Heading("Approve this payment with your bank")).ToBeVisibleAsync();
        await visit.IsSoundAsync("the way to the bank");
        await walk.ToBankAsync();
        await visit.IsSoundAsync("the bank's page");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_debit_under_way_and_its_receipt_are_accessible(ColorScheme colors)
    {
        var request = site.Request("gbp", MethodIds.BacsDebit);
        request.Remove("return_url");
        var session = await site.Api.PostAsync("payment_sessions", request, Cancellation);
        await using var visit = await OpenAsync(colors, phone: false);
        var walk = new BankWalk(visit);
        await walk.PayAsync(session, MethodIds.BacsDebit);
        await Expect(walk.Heading("Your payment is being processed")).ToBeVisibleAsync();
        await visit.IsSoundAsync("the debit under way");

        await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        await visit.OpenAsync((string)session["url"]!);
        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
        await visit.IsSoundAsync("the receipt of a debit");
        Assert.Empty(visit.Complaints);
    }

    private async Task<Visit> OpenAsync(ColorScheme colors, bool phone)
    {
        var visit = await chromium.VisitAsync(site.Origin, colors: colors, phone: phone);

        // The pages are to stand still while they are examined; an answer without content changes nothing.
        await visit.Page.RouteAsync("**/status", route => route.FulfillAsync(new() { Status = 204 }));
        return visit;
    }
}
