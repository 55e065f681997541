using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of ledgers, over any store.</summary>
public abstract class LedgerSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Fifty_payouts_at_once_over_one_balance_never_overdraw_it()
    {
        var books = await BooksAsync();
        await books.Engine.Ledger.AdjustAsync(CardsShop.Shop, CardsShop.Gbp(100_00), "to begin with", cancellationToken: Token);
        var paid = await AtOnceAsync(
            50,
            async _ => (await books.Engine.Ledger.RecordPayoutAsync(CardsShop.Shop, CardsShop.Gbp(7_00), "cards"))
        );

        Assert.Equal(14, paid.Count(result => result.IsSuccess));
        Assert.All(paid.Where(result => !result.IsSuccess), result => Assert.Equal("insufficient_balance", result.Refusal?.Code));
        Assert.Equal(2_00, (await books.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp, Token)).Available.MinorUnits);
        await books.SoundAsync();
    }

    [Fact]
    public async Task What_is_paid_is_pending_until_its_day_and_what_is_refunded_or_disputed_is_reserved()
    {
        var books = await BooksAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00), CardVerdict.Approve);
        Assert.Equal((0, 100_00, 0), await BalanceAsync());
        Assert.Equal(
            "insufficient_balance",
            (await books.Engine.Ledger.RecordPayoutAsync(CardsShop.Shop, CardsShop.Gbp(1_00), "cards", cancellationToken: Token))
                .Refusal
                ?.Code
        );

        books.Shop.Provider.OnRefund = _ => new RefundOutcome.Pending();
        var refund = (await books.Shop.RefundAsync(charge.Id, 20_00)).Value;
        await books.Shop.DisputeAsync(
            charge.Id,
            new DisputeNews.Opened(CardsShop.Gbp(30_00), DisputeReason.General, books.Shop.Now.AddDays(7))
        );
        Assert.Equal((0, 50_00, 50_00), await BalanceAsync());

        books.Shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal((50_00, 0, 50_00), await BalanceAsync());
        await books.Shop.Host.RunAsync();
        await books.Engine.Refunds.ReceiveAsync(
            new RefundNotification("cards", CardsShop.Shop, refund.Id, books.Shop.Provider.DecideRefund(refund.Id, succeeds: true)),
            Token
        );
        await books.Shop.DisputeAsync(charge.Id, new DisputeNews.Lost());
        Assert.Equal((50_00, 0, 0), await BalanceAsync());
        Assert.Equal(-50_00, await books.HoldsAsync(LedgerAccount.Clearing("cards")));

        // The payer's account was closed: the money comes back, late.
        await books.Engine.Refunds.ReceiveAsync(
            new RefundNotification("cards", CardsShop.Shop, refund.Id, books.Shop.Provider.DecideRefund(refund.Id, succeeds: false)),
            Token
        );
        Assert.Equal((70_00, 0, 0), await BalanceAsync());
        await books.SoundAsync();

        async Task<(long Available, long Pending, long Reserved)> BalanceAsync()
        {
            var balance = await books.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp, Token);
            return (balance.Available.MinorUnits, balance.Pending.MinorUnits, balance.Reserved.MinorUnits);
        }
    }

    [Fact]
    public async Task A_dispute_over_a_charge_that_was_refunded_in_part_and_then_returned_balances_and_is_won_back()
    {
        var books = await BooksAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00), CardVerdict.Approve);
        await books.Shop.RefundAsync(charge.Id, 30_00);
        await books.Shop.Host.RunAsync();
        await books.Shop.DisputeAsync(
            charge.Id,
            new DisputeNews.Opened(CardsShop.Gbp(100_00), DisputeReason.General, books.Shop.Now.AddDays(7))
        );
        Assert.Equal((-30_00, 100_00), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Reserved)));
        await books.SoundAsync();

        await books.Shop.TellAsync(charge.Id, new ChargeOutcome.Returned("ret-1", DeclineCode.InsufficientFunds));
        await books.SoundAsync();
        await books.Shop.DisputeAsync(charge.Id, new DisputeNews.Won());
        Assert.Equal(
            (70_00, 0, -70_00),
            (
                await books.FundsAsync(),
                await books.HoldsAsync(LedgerAccount.Reserved),
                await books.HoldsAsync(LedgerAccount.Clearing("cards"))
            )
        );
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dispute_over_money_that_waits_leaves_no_money_waiting_that_is_not_there(bool won)
    {
        var books = await BooksAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00), CardVerdict.Decline);
        await books.Shop.TellAsync(charge.Id, new ChargeOutcome.Received("late", CardsShop.Gbp(100_00)));
        Assert.Equal((0, 100_00), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense)));

        await books.Shop.DisputeAsync(
            charge.Id,
            new DisputeNews.Opened(CardsShop.Gbp(60_00), DisputeReason.General, books.Shop.Now.AddDays(7))
        );
        Assert.Equal(
            (0, 40_00, 60_00),
            (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense), await books.HoldsAsync(LedgerAccount.Reserved))
        );
        await books.SoundAsync();
        Assert.True((await books.Engine.Charges.AcceptAsync(CardsShop.Shop, charge.Id, cancellationToken: Token)).IsSuccess);
        Assert.Equal((40_00, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense)));

        await books.Shop.DisputeAsync(charge.Id, won ? new DisputeNews.Won() : new DisputeNews.Lost());
        Assert.Equal((won ? 100_00 : 40_00, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense)));
        await books.SoundAsync();
    }

    [Fact]
    public async Task What_is_paid_for_a_unit_goes_to_its_owners_and_comes_back_with_a_refund_that_asks_for_it()
    {
        var books = await BooksAsync();
        Assert.Equal(
            "unit_without_owners",
            (await books.Engine.CheckoutSessions.CreateAsync(CardsShop.Shop, Rent(), cancellationToken: Token)).Refusal?.Code
        );
        Assert.Equal(
            "shares_not_whole",
            (await books.Engine.UnitOwnerships.SetAsync(CardsShop.Shop, "flat-1", [new("ann", 3_333)], Token)).Refusal?.Code
        );
        Assert.True(
            (
                await books.Engine.UnitOwnerships.SetAsync(
                    CardsShop.Shop,
                    "flat-1",
                    [new("ann", 3_333), new("bob", 3_333), new("cyd", 3_334)],
                    Token
                )
            ).IsSuccess
        );
        var charge = await PayByCardAsync(
            books,
            (await books.Engine.CheckoutSessions.CreateAsync(CardsShop.Shop, Rent(), cancellationToken: Token)).Value,
            CardVerdict.Approve
        );
        Assert.Equal((0, 100_01), (await books.FundsAsync(), await OwnersHaveAsync()));

        await books.Engine.Refunds.CreateAsync(
            CardsShop.Shop,
            new RefundCreation { ChargeId = charge.Id, Amount = CardsShop.Gbp(1_00) },
            cancellationToken: Token
        );
        Assert.Equal((-1_00, 100_01), (await books.FundsAsync(), await OwnersHaveAsync()));
        var back = (
            await books.Engine.Refunds.CreateAsync(
                CardsShop.Shop,
                new RefundCreation
                {
                    ChargeId = charge.Id,
                    Amount = CardsShop.Gbp(50_00),
                    ReverseTransfer = true,
                },
                cancellationToken: Token
            )
        ).Value;
        Assert.Equal(100_01 - 50_00, await OwnersHaveAsync() - (50_00 - back.Reversals.Sum(reversal => reversal.Amount.MinorUnits)));
        Assert.InRange(back.Reversals.Sum(reversal => reversal.Amount.MinorUnits), 49_98, 50_00);
        await books.Engine.Refunds.CreateAsync(
            CardsShop.Shop,
            new RefundCreation { ChargeId = charge.Id, ReverseTransfer = true },
            cancellationToken: Token
        );
        Assert.Equal(0, await books.FundsAsync() + await OwnersHaveAsync());
        Assert.InRange(await OwnersHaveAsync(), 1_00, 1_03);
        await books.Shop.Host.RunAsync();
        await books.SoundAsync();

        async Task<long> OwnersHaveAsync() =>
            await books.HoldsAsync(LedgerAccount.Payee("ann"))
            + await books.HoldsAsync(LedgerAccount.Payee("bob"))
            + await books.HoldsAsync(LedgerAccount.Payee("cyd"));

        static CheckoutSessionRequest Rent() =>
            new()
            {
                Amount = CardsShop.Gbp(100_01),
                PostingOptions = new PostingOptions
                {
                    Unit = "flat-1",
                    TransferToOwners = true,
                    ReportingType = "rent",
                },
            };
    }

    [Fact]
    public async Task Part_of_a_reservation_that_is_captured_is_all_that_is_booked()
    {
        var books = await BooksAsync();
        var intent = await books.Shop.ReservedAsync();
        Assert.Empty((await books.Engine.Ledger.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
        await books.Shop.CaptureAsync(intent, 35_00);
        Assert.Equal((35_00, -35_00), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Clearing("cards"))));
        await books.SoundAsync();
    }
}
