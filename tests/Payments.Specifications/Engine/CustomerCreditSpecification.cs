using System.Globalization;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of customer credits, over any store.</summary>
public abstract class CustomerCreditSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(0, 100_00, 0)]
    [InlineData(30_00, 70_00, 0)]
    [InlineData(100_00, 0, 0)]
    [InlineData(130_00, 0, 30_00)]
    public async Task Credit_is_applied_as_far_as_it_goes_and_counts_once_the_payment_is_made(long credit, long asked, long left)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync(credit);
        var session = await books.OpenAsync(100_00, customer, CustomerCreditUse.Apply);
        Assert.Equal((asked == 0, 100_00), (session.IsPaid, session.Total.MinorUnits));
        Assert.Equal(left, await books.CreditAsync(customer));
        if (asked > 0)
        {
            Assert.Equal(100_00 - asked, await books.HoldsAsync(LedgerAccount.AppliedCredit));
            await PayByCardAsync(books, session, CardVerdict.Approve);
        }

        Assert.Equal((100_00 - credit, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.AppliedCredit)));
        Assert.Equal(SessionStatus.Complete, (await books.ReadAsync(session)).Status);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("expire")]
    [InlineData("time")]
    [InlineData("withdraw")]
    public async Task Applied_credit_comes_back_from_a_payment_that_is_not_made(string how)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync(30_00);
        var session = await books.OpenAsync(100_00, customer, CustomerCreditUse.Apply, TimeSpan.FromHours(1));
        _ = how switch
        {
            "cancel" => (await books.Shop.Host.CancelAsync(session)).IsSuccess,
            "expire" => (await books.Shop.Host.ExpireAsync(session)).IsSuccess,
            "withdraw" => (await books.Engine.CheckoutSessions.WithdrawAsync(CardsShop.Shop, session.Id, Token)).IsSuccess,
            _ => await books.Shop.Host.RunAfterAsync(TimeSpan.FromHours(2)) > 0,
        };
        Assert.Equal((30_00, 0), (await books.CreditAsync(customer), await books.HoldsAsync(LedgerAccount.AppliedCredit)));
        await books.SoundAsync();
    }

    [Fact]
    public async Task Sessions_at_once_over_one_credit_share_it()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync(250_00);
        var sessions = await AtOnceAsync(8, _ => books.OpenAsync(100_00, customer, CustomerCreditUse.Apply));

        Assert.Equal(2, sessions.Count(session => session.IsPaid));
        Assert.Equal(50_00, sessions.Single(session => session.CreditApplied is not null).CreditApplied!.Value.MinorUnits);
        Assert.Equal((0, 50_00), (await books.CreditAsync(customer), await books.HoldsAsync(LedgerAccount.AppliedCredit)));
        await books.SoundAsync();
    }

    [Fact]
    public async Task Credit_never_goes_below_zero_however_many_take_it_back_at_once()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync(100_00);
        var taken = await AtOnceAsync(
            8,
            async _ => (await books.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(-30_00)))
        );

        Assert.Equal(3, taken.Count(result => result.IsSuccess));
        Assert.All(taken.Where(result => !result.IsSuccess), result => Assert.Equal("credit_too_small", result.Refusal?.Code));
        Assert.Equal((10_00, -10_00), (await books.CreditAsync(customer), await books.FundsAsync()));
        var changes = (await books.Engine.CustomerBalances.ListTransactionsAsync(CardsShop.Shop, customer, cancellationToken: Token))
            .Value
            .Items;
        Assert.Equal([10_00, 40_00, 70_00, 100_00], changes.Select(change => change.EndingBalance.MinorUnits).Order());
        await books.SoundAsync();
    }

    [Fact]
    public async Task A_prepayment_is_credit_and_goes_with_its_refund_and_comes_back_with_a_refund_that_fails()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00, customer, CustomerCreditUse.Add), CardVerdict.Approve);
        Assert.Equal((0, 100_00), (await books.FundsAsync(), await books.CreditAsync(customer)));

        books.Shop.Provider.OnRefund = _ => new RefundOutcome.Pending();
        var refund = (await books.Shop.RefundAsync(charge.Id, 60_00)).Value;
        Assert.Equal(
            (0, 40_00, 60_00),
            (await books.FundsAsync(), await books.CreditAsync(customer), await books.HoldsAsync(LedgerAccount.Reserved))
        );
        await books.Shop.Host.RunAsync();
        var failed = new RefundNotification(
            books.Shop.Provider.Name,
            CardsShop.Shop,
            refund.Id,
            books.Shop.Provider.DecideRefund(refund.Id, succeeds: false)
        );
        await books.Engine.Refunds.ReceiveAsync(failed, Token);
        Assert.Equal(
            (0, 100_00, 0),
            (await books.FundsAsync(), await books.CreditAsync(customer), await books.HoldsAsync(LedgerAccount.Reserved))
        );
        await books.SoundAsync();
    }

    [Fact]
    public async Task A_prepayment_that_is_returned_takes_back_what_is_left_of_its_credit()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00, customer, CustomerCreditUse.Add), CardVerdict.Approve);
        await books.OpenAsync(70_00, customer, CustomerCreditUse.Apply);
        var returned = await books.Shop.TellAsync(charge.Id, new ChargeOutcome.Returned("ret-1", DeclineCode.InsufficientFunds));

        Assert.Equal(ChargeStatus.Returned, returned.Status);
        Assert.Equal((0, 0), (await books.CreditAsync(customer), await books.FundsAsync()));
        Assert.Equal(0, await books.HoldsAsync(LedgerAccount.Clearing("cards")));
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("GBP:30", false)]
    [InlineData("GBP:30 GBP:-30", true)]
    [InlineData("GBP:30 GBP:-20 GBP:-10", true)]
    [InlineData("GBP:30 GBP:-29", false)]
    [InlineData("GBP:30 EUR:5 GBP:-30", false)]
    [InlineData("GBP:30 EUR:5 GBP:-30 EUR:-5", true)]
    [InlineData("GBP:30 GBP:-30 GBP:1", false)]
    public async Task A_customer_is_deleted_once_the_credit_is_used_up_in_every_currency(string granted, bool passes)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        foreach (var change in granted.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var amount = Money.FromMinorUnits(long.Parse(change[4..], CultureInfo.InvariantCulture), Currency.Of(change[..3]));
            Assert.True((await books.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, amount)).IsSuccess);
        }

        var deleted = await books.Engine.Customers.DeleteAsync(CardsShop.Shop, customer, cancellationToken: Token);
        Assert.Equal(passes, deleted.IsSuccess);
        if (!passes)
            Assert.Equal("customer_has_credit", deleted.Refusal!.Code);
        await books.SoundAsync();
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_in_the_books()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync(10_00);
        var line = await books.ReceiveAsync("line-1", 100_00);
        var closed = await books.OpenAsync(50_00, customer);
        await books.Shop.Host.CancelAsync(closed);
        var rows = await RowsAsync(books);

        Assert.Equal("session_not_open", (await books.ResolveAsync(line, new BankLineResolution.ToSession(closed.Id))).Refusal?.Code);
        Assert.Equal("customer_not_found", (await books.ResolveAsync(line, new BankLineResolution.ToCustomer("cus_nobody"))).Refusal?.Code);
        Assert.Equal("session_not_found", (await books.ResolveAsync(line, new BankLineResolution.ToSession("cs_nothing"))).Refusal?.Code);
        Assert.Equal(
            "credit_too_small",
            (await books.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(-20_00), cancellationToken: Token))
                .Refusal
                ?.Code
        );
        Assert.Equal(
            "insufficient_balance",
            (await books.Engine.Ledger.RecordPayoutAsync(CardsShop.Shop, CardsShop.Gbp(1_00), "cards", cancellationToken: Token))
                .Refusal
                ?.Code
        );
        Assert.Equal(
            "amount_zero",
            (await books.Engine.Ledger.AdjustAsync(CardsShop.Shop, CardsShop.Gbp(0), "nothing", cancellationToken: Token)).Refusal?.Code
        );
        Assert.Equal(rows, await RowsAsync(books));
        Assert.Equal(BankLineStatus.Suspense, (await books.Engine.BankLines.GetAsync(CardsShop.Shop, line.Id, Token)).Value.Status);
        await books.SoundAsync();
    }

    private static async Task<int> RowsAsync(BookKeeping books) =>
        (await books.Engine.Ledger.ListAsync(CardsShop.Shop, limit: Limits.PageSize, cancellationToken: Token)).Value.Items.Count;

    [Theory]
    [InlineData("HRK", 100_00)]
    [InlineData("BGN", 1)]
    [InlineData("BYR", 7_000)]
    [InlineData("GBP", 9_000_000_000_000_00)]
    [InlineData("HRK", 9_000_000_000_000_00)]
    public async Task Money_that_is_there_goes_out_in_a_retired_currency_and_in_one_sum(string code, long amount)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var money = Money.FromMinorUnits(amount, Currency.OfRecord(code));
        var line = await books.ReceiveAsync("line-1", money, customer: customer);
        if (money.Currency.IsRetired)
        {
            Assert.Equal(new BankLineState.Suspense(SuspenseReason.OtherCurrency), line.State);
            line = (await books.ResolveAsync(line, new BankLineResolution.ToCustomer(customer))).Value;
        }

        Assert.Equal(BankLineStatus.Credited, line.Status);
        var refused = money.Currency.IsRetired ? "currency_retired" : "amount_too_large";
        var balances = books.Engine.CustomerBalances;
        Assert.Equal(refused, (await balances.AdjustAsync(CardsShop.Shop, customer, money, cancellationToken: Token)).Refusal?.Code);
        Assert.Null((await balances.AdjustAsync(CardsShop.Shop, customer, -money, cancellationToken: Token)).Refusal);
        var ledger = books.Engine.Ledger;
        Assert.Equal(amount, (await ledger.GetBalanceAsync(CardsShop.Shop, money.Currency, Token)).Available.MinorUnits);
        Assert.Null((await ledger.RecordPayoutAsync(CardsShop.Shop, money, "cards", cancellationToken: Token)).Refusal);
        Assert.Equal(refused, (await ledger.AdjustAsync(CardsShop.Shop, money, "more", cancellationToken: Token)).Refusal?.Code);
        Assert.Null((await ledger.AdjustAsync(CardsShop.Shop, -money, "a mistake", cancellationToken: Token)).Refusal);
        Assert.Equal(-amount, await books.HoldsAsync(LedgerAccount.Funds, money.Currency));
        await books.SoundAsync();
    }
}
