using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <summary>What tests of the ledger do and look at, over a <see cref="CardsShop"/>.</summary>
public sealed class BookKeeping(CardsShop shop)
{
    public CardsShop Shop => shop;

    public PaymentEngine Engine => shop.Engine;

    /// <summary>A session that a transfer or a card pays.</summary>
    public async Task<CheckoutSession> OpenAsync(
        long amount,
        string? customer = null,
        CustomerCreditUse use = CustomerCreditUse.None,
        TimeSpan? lifetime = null,
        PostingOptions? postingOptions = null
    )
    {
        var made = await Engine.CheckoutSessions.CreateAsync(
            CardsShop.Shop,
            new CheckoutSessionRequest
            {
                Amount = CardsShop.Gbp(amount),
                CustomerId = customer,
                Methods = [MethodIds.BankTransfer, MethodIds.Card],
                Lifetime = lifetime,
                PostingOptions = postingOptions ?? new PostingOptions { CustomerCredit = use },
            }
        );
        Assert.Null(made.Refusal);
        return made.Value;
    }

    public async Task<string> CustomerAsync(long credit = 0)
    {
        var customer = await shop.CustomerAsync();
        if (credit > 0)
            Assert.True((await Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer.Id, CardsShop.Gbp(credit))).IsSuccess);
        return customer.Id;
    }

    public async Task<BankLine> ReceiveAsync(string reference, Money amount, string? remittance = null, string? customer = null)
    {
        var received = await Engine.BankLines.ReceiveAsync(
            new BankLineNotification("bank", CardsShop.Shop, reference, amount, shop.Now) { Remittance = remittance, CustomerId = customer }
        );
        Assert.Null(received.Refusal);
        return received.Value;
    }

    public Task<BankLine> ReceiveAsync(string reference, long amount, string? remittance = null, string? customer = null) =>
        ReceiveAsync(reference, CardsShop.Gbp(amount), remittance, customer);

    public async Task<Result<BankLine>> ResolveAsync(BankLine line, BankLineResolution resolution)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (await Engine.BankLines.ResolveAsync(CardsShop.Shop, line.Id, resolution));
    }

    /// <summary>Pays by a card of which the provider says this.</summary>
    public async Task<Charge> PayByCardAsync(CheckoutSession session, CardVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(session);
        shop.Provider.Verdict = _ => verdict;
        var charge = (await Engine.CheckoutSessions.PayAsync(CardsShop.Shop, session.Id, CardsShop.Card)).Value.Charge;
        shop.Provider.Verdict = _ => CardVerdict.Approve;
        return charge;
    }

    public async Task<CheckoutSession> ReadAsync(CheckoutSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id)).Value;
    }

    public async Task<long> CreditAsync(string customer, Currency? currency = null) =>
        (await Engine.CustomerBalances.GetAsync(CardsShop.Shop, customer)).Value.In(currency ?? Currency.Gbp).MinorUnits;

    /// <summary>What an account holds, in minor units.</summary>
    public async Task<long> HoldsAsync(LedgerAccount account, Currency? currency = null) =>
        (await Engine.Ledger.ListAccountsAsync(CardsShop.Shop))
            .FirstOrDefault(balance => balance.Account == account && balance.Amount.Currency == (currency ?? Currency.Gbp))
            ?.Amount.MinorUnits
        ?? 0;

    public async Task<long> FundsAsync() => await HoldsAsync(LedgerAccount.Funds);

    /// <summary>
    /// That nothing is lost: the books balance, agree with every record and row, and have as much for someone as has arrived.
    /// </summary>
    public async Task SoundAsync()
    {
        var report = await Engine.Reconciliation.RunAsync(CardsShop.Shop, readRows: true);
        Assert.Empty(report.Charges);
        Assert.All(
            report.Currencies,
            currency => Assert.All(currency.Accounts, account => Assert.True(account.Difference.IsZero, $"{account}"))
        );
        foreach (var currency in report.Currencies.Select(currency => currency.Currency))
        {
            var lines = (await Engine.BankLines.ListAsync(CardsShop.Shop, limit: Limits.PageSize)).Value.Items.Where(line =>
                line.Amount.Currency == currency && line.Status is not (BankLineStatus.Returned or BankLineStatus.Reversed)
            );
            var sent = (await Engine.Refunds.ListAsync(CardsShop.Shop, Limits.PageSize)).Value.Items.Where(refund =>
                refund is { Provider: "bank", Status: RefundStatus.Succeeded } && refund.Amount.Currency == currency
            );
            Assert.Equal(
                sent.Sum(refund => refund.Amount.MinorUnits) - lines.Sum(line => line.Amount.MinorUnits),
                await HoldsAsync(LedgerAccount.Clearing("bank"), currency)
            );
        }
    }
}
