using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The steps of a page that takes bank methods, as a visitor walks them.</summary>
internal sealed class BankWalk(Visit visit)
{
    private static readonly Dictionary<string, string> _names = new()
    {
        [MethodIds.Card] = CheckoutWalk.Card,
        [MethodIds.BacsDebit] = "Bacs Direct Debit",
        [MethodIds.SepaDebit] = "SEPA Direct Debit",
        [MethodIds.Autogiro] = "Autogiro",
        [MethodIds.BankTransfer] = CheckoutWalk.Transfer,
        [MethodIds.DirectTransfer] = "Direct transfer",
        [MethodIds.PayByBank] = "Pay by bank",
    };

    private readonly CheckoutWalk _walk = new(visit);

    public ILocator ConfirmButton => visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Pay|Agree and pay) ") });

    public ILocator Heading(string name) => _walk.Heading(name);

    public ILocator ReviewButton => _walk.ReviewButton;

    /// <summary>An account whose debit is paid.</summary>
    public static TestDebitAccount Account(string method) =>
        TestBankAccounts.Debits.First(account => account.Method == method && account.Effect == TestDebitEffect.Settles);

    /// <summary>From the session's link to the method's details; a session with one method begins there.</summary>
    public async Task OpenAsync(JsonObject session, string method)
    {
        await visit.OpenAsync((string)session["url"]!);
        if (session["payment_method_types"]!.AsArray().Count > 1)
            await _walk.ChooseAsync(_names[method]);
        await Expect(ReviewButton).ToBeVisibleAsync();
    }

    public async Task FillAsync(string method)
    {
        if (method == MethodIds.Card)
            await visit.FillCardAsync(SharedShop.Approved);
        foreach (
            var (field, value) in TestBankAccounts.Debits.Any(account => account.Method == method)
                ? Account(method).Fields
                : new Dictionary<string, string>()
        )
            await visit.Page.Locator($"input[name={field}]").FillAsync(value);
    }

    public async Task ReviewAsync()
    {
        await ReviewButton.ClickAsync();
        await Expect(Heading("Check and pay")).ToBeVisibleAsync();
    }

    /// <summary>All that the payer does, at the bank too.</summary>
    public async Task PayAsync(JsonObject session, string method)
    {
        await OpenAsync(session, method);
        await FillAsync(method);
        await ReviewAsync();
        await ConfirmButton.ClickAsync();
        if (method != MethodIds.PayByBank)
            return;

        await ToBankAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }

    /// <summary>From the page that asks for an approval to the bank's.</summary>
    public async Task ToBankAsync()
    {
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Continue to your bank" }).ClickAsync();
        await Expect(Heading("Test bank: approve this payment?")).ToBeVisibleAsync();
    }
}
