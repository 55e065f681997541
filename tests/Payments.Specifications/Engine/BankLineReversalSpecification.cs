using System.Globalization;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// What the engine promises of money that goes back by bank: refunds that a person sends, and lines that a bank reverses; over any store.
/// </summary>
public abstract class BankLineReversalSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData("sent", RefundStatus.Succeeded, 40_00)]
    [InlineData("sent sent", RefundStatus.Succeeded, 40_00)]
    [InlineData("failed", RefundStatus.Failed, 100_00)]
    [InlineData("failed failed", RefundStatus.Failed, 100_00)]
    [InlineData("sent failed", RefundStatus.Failed, 100_00)]
    [InlineData("canceled", RefundStatus.Canceled, 100_00)]
    [InlineData("canceled canceled", RefundStatus.Canceled, 100_00)]
    [InlineData("failed !sent", RefundStatus.Failed, 100_00)]
    [InlineData("canceled !sent !failed", RefundStatus.Canceled, 100_00)]
    [InlineData("sent !canceled", RefundStatus.Succeeded, 40_00)]
    public async Task A_refund_of_what_a_line_paid_waits_for_a_person_who_marks_it(string marks, RefundStatus status, long left)
    {
        var (books, _, charge) = await PaidAsync();
        var made = await books.Engine.Refunds.CreateAsync(
            CardsShop.Shop,
            new RefundCreation { ChargeId = charge.Id, Amount = CardsShop.Gbp(60_00) },
            cancellationToken: Token
        );
        Assert.True(made.Value.IsByHand);
        await books.Shop.Host.RunAfterAsync(TimeSpan.FromDays(10));
        Assert.Equal(RefundStatus.Pending, (await books.Engine.Refunds.GetAsync(CardsShop.Shop, made.Value.Id, Token)).Value.Status);
        Assert.False(books.Shop.Provider.HasRefund(made.Value.Id));

        foreach (var mark in marks.Split(' '))
        {
            var refused = mark[0] == '!';
            var marked = mark.TrimStart('!') switch
            {
                "sent" => await books.Engine.Refunds.MarkSentAsync(CardsShop.Shop, made.Value.Id, "FT-OUT-1", Token),
                "failed" => await books.Engine.Refunds.MarkFailedAsync(CardsShop.Shop, made.Value.Id, "account closed", Token),
                _ => await books.Engine.Refunds.CancelAsync(CardsShop.Shop, made.Value.Id, Token),
            };
            Assert.Equal(refused, !marked.IsSuccess);
        }

        var refund = (await books.Engine.Refunds.GetAsync(CardsShop.Shop, made.Value.Id, Token)).Value;
        Assert.Equal((status, left), (refund.Status, (await ChargeAsync(books, charge.Id)).AmountRefundable.MinorUnits));
        Assert.Equal(0, await books.HoldsAsync(LedgerAccount.Reserved));
        Assert.Equal(left, await books.FundsAsync());
        if (refund.State is RefundState.Succeeded sent)
            Assert.Equal("FT-OUT-1", sent.Reference);
        await books.SoundAsync();
    }

    [Fact]
    public async Task A_refund_that_its_provider_sends_is_not_marked_by_hand()
    {
        var books = await BooksAsync();
        var charge = await books.PayByCardAsync(await books.OpenAsync(100_00), CardVerdict.Approve);
        var made = await books.Engine.Refunds.CreateAsync(
            CardsShop.Shop,
            new RefundCreation { ChargeId = charge.Id },
            cancellationToken: Token
        );

        Assert.False(made.Value.IsByHand);
        Assert.Equal("refund_not_by_hand", (await books.Engine.Refunds.MarkSentAsync(CardsShop.Shop, made.Value.Id)).Refusal?.Code);
        Assert.Equal("refund_not_by_hand", (await books.Engine.Refunds.MarkFailedAsync(CardsShop.Shop, made.Value.Id, "x")).Refusal?.Code);
        Assert.Equal("refund_not_found", (await books.Engine.Refunds.MarkSentAsync(CardsShop.Shop, "re_none")).Refusal?.Code);
    }

    [Theory]
    [InlineData("suspense")]
    [InlineData("credited")]
    [InlineData("matched")]
    [InlineData("matched with more")]
    [InlineData("several sessions")]
    [InlineData("by hand")]
    public async Task A_line_that_its_bank_reverses_is_undone_whole_and_once(string what)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var one = await books.OpenAsync(60_00, customer);
        var two = await books.OpenAsync(40_00, customer);
        var line = what switch
        {
            "suspense" => await books.ReceiveAsync("line-1", 100_00),
            "credited" => await books.ReceiveAsync("line-1", 10_00, customer: customer),
            "matched" => await books.ReceiveAsync("line-1", 60_00, one.PaymentReference),
            "matched with more" => await books.ReceiveAsync("line-1", 75_00, one.PaymentReference),
            "several sessions" => await books.ReceiveAsync("line-1", 110_00, $"{one.PaymentReference} {two.PaymentReference}"),
            _ => (await books.ResolveAsync(await books.ReceiveAsync("line-1", 70_00), new BankLineResolution.ToSession(one.Id))).Value,
        };
        await books.SoundAsync();
        var told = new BankLineReversalNotification("bank", CardsShop.Shop, "rev-1 ", " line-1", line.Amount);
        var reversed = await AtOnceAsync(6, async _ => await books.Engine.BankLines.ReceiveReversalAsync(told, Token));

        Assert.All(reversed, result => Assert.Null(result.Refusal));
        var state = Assert.IsType<BankLineState.Reversed>(
            (await books.Engine.BankLines.GetAsync(CardsShop.Shop, line.Id, Token)).Value.State
        );
        Assert.Equal(("rev-1", null), (state.Reference, state.Shortfall));
        Assert.Equal((0, 0), (await books.FundsAsync(), await books.CreditAsync(customer)));
        Assert.Equal((0, 0), (await books.HoldsAsync(LedgerAccount.Suspense), await books.HoldsAsync(LedgerAccount.Clearing("bank"))));
        if (line.State is BankLineState.Matched matched)
        {
            foreach (var charge in new[] { matched.ChargeId }.Concat((matched.Further ?? []).Select(further => further.ChargeId)))
                Assert.Equal(ChargeStatus.Returned, (await ChargeAsync(books, charge)).Status);
        }

        var events = (await books.Engine.Events.ListAsync(CardsShop.Shop, limit: 100, cancellationToken: Token)).Value.Items;
        Assert.Single(events, happened => happened.Data is BankLineReversed);
        Assert.Equal(
            line.State is BankLineState.Matched of ? 1 + (of.Further?.Count ?? 0) : 0,
            events.Count(happened => happened.Data is ChargeReturned)
        );
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("60 40", 0)]
    [InlineData("60 40", 1)]
    [InlineData("30 30 50", 0)]
    [InlineData("30 30 50", 1)]
    [InlineData("30 30 50", 2)]
    public async Task A_part_that_is_reversed_takes_the_payment_apart_and_the_other_parts_wait(string parts, int which)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, customer);
        var amounts = parts.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture) * 100).ToList();
        for (var i = 0; i < amounts.Count; i++)
            await books.ReceiveAsync($"line-{i}", amounts[i], session.PaymentReference, customer);
        Assert.Equal(SessionStatus.Complete, (await books.ReadAsync(session)).Status);

        await books.Engine.BankLines.ReceiveReversalAsync(
            new BankLineReversalNotification("bank", CardsShop.Shop, "rev-1", $"line-{which}", CardsShop.Gbp(amounts[which])),
            Token
        );

        var lines = (await books.Engine.BankLines.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items;
        Assert.Single(lines, line => line.Status == BankLineStatus.Reversed);
        Assert.All(
            lines.Where(line => line.Status != BankLineStatus.Reversed),
            line => Assert.Equal(new BankLineState.Suspense(SuspenseReason.Reopened), line.State)
        );
        Assert.Equal((0, 0), (await books.FundsAsync(), await books.CreditAsync(customer)));
        Assert.Equal(amounts.Sum() - amounts[which], await books.HoldsAsync(LedgerAccount.Suspense));
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(100_00, 100_00, 0)]
    [InlineData(100_00, 30_00, 30_00)]
    [InlineData(100_00, 100_00, 100_00)]
    [InlineData(1, 1, 1)]
    public async Task Credit_that_was_used_before_its_line_is_reversed_is_missing_and_said_so(long amount, long of, long used)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var line = await books.ReceiveAsync("line-1", amount, customer: customer);
        if (used > 0)
            await books.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(-used), cancellationToken: Token);

        var reversed = (await books.Engine.BankLines.ReverseAsync(CardsShop.Shop, line.Id, "by phone", cancellationToken: Token)).Value;
        var state = Assert.IsType<BankLineState.Reversed>(reversed.State);
        Assert.Equal(used == 0 ? (Money?)null : CardsShop.Gbp(used), state.Shortfall);
        Assert.Equal((0, -used), (await books.CreditAsync(customer), await books.HoldsAsync(LedgerAccount.Suspense)));
        Assert.True(of >= used);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refund_by_hand_is_stopped_by_the_reversal_unless_it_was_sent(bool sent)
    {
        var (books, line, charge) = await PaidAsync();
        var refund = (
            await books.Engine.Refunds.CreateAsync(CardsShop.Shop, new RefundCreation { ChargeId = charge.Id }, cancellationToken: Token)
        ).Value;
        if (sent)
            Assert.True((await books.Engine.Refunds.MarkSentAsync(CardsShop.Shop, refund.Id, cancellationToken: Token)).IsSuccess);

        Assert.True((await books.Engine.BankLines.ReverseAsync(CardsShop.Shop, line.Id, cancellationToken: Token)).IsSuccess);
        await books.Shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(
            sent ? RefundStatus.Succeeded : RefundStatus.Canceled,
            (await books.Engine.Refunds.GetAsync(CardsShop.Shop, refund.Id, Token)).Value.Status
        );
        Assert.Equal((sent ? -100_00 : 0, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Reserved)));
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("no such line", "bank_line_not_found")]
    [InlineData("other bank", "bank_line_not_found")]
    [InlineData("less", "reversal_differs")]
    [InlineData("more", "reversal_differs")]
    [InlineData("other currency", "reversal_differs")]
    [InlineData("no reference", "reference_required")]
    [InlineData("no original", "reference_required")]
    [InlineData("sent back", "bank_line_returned")]
    [InlineData("second reversal", "bank_line_reversed")]
    public async Task A_reversal_that_fits_no_line_changes_nothing_and_is_said_loudly(string what, string code)
    {
        var (books, line, _) = await PaidAsync();
        var told = new BankLineReversalNotification("bank", CardsShop.Shop, "rev-1", "line-1", line.Amount);
        if (what == "second reversal")
            Assert.True((await books.Engine.BankLines.ReceiveReversalAsync(told, Token)).IsSuccess);
        if (what == "sent back")
            await books.ResolveAsync(await books.ReceiveAsync("line-2", 5_00), new BankLineResolution.SentBack());
        var funds = await books.FundsAsync();

        var refused = await books.Engine.BankLines.ReceiveReversalAsync(
            what switch
            {
                "no such line" => told with { OriginalReference = "line-9" },
                "other bank" => told with { Provider = "bank2" },
                "less" => told with { Amount = CardsShop.Gbp(99_99) },
                "more" => told with { Amount = CardsShop.Gbp(100_01) },
                "other currency" => told with { Amount = Money.FromMinorUnits(100_00, Currency.Eur) },
                "no reference" => told with { Reference = " " },
                "no original" => told with { OriginalReference = "" },
                "sent back" => told with { OriginalReference = "line-2", Amount = CardsShop.Gbp(5_00) },
                _ => told with { Reference = "rev-2" },
            },
            Token
        );
        Assert.Equal(code, refused.Refusal?.Code);
        Assert.Equal(funds, await books.FundsAsync());
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("line-1", "line-1", false)]
    [InlineData(" line-1 ", " line-1 ", false)]
    [InlineData("line-1 ", "line-1 ", true)]
    [InlineData("line-1", " line-1", true)]
    public async Task A_line_of_an_earlier_release_is_reversed_in_the_ledger_too(string stored, string told, bool noted)
    {
        var (books, line, charge) = await PaidAsync();
        var (lines, charges) = (PaymentsSchema.Current.Table<BankLine>(), PaymentsSchema.Current.Table<Charge>());
        var oldLine = (await books.Shop.Store.GetAsync(lines, CardsShop.Shop, line.Id, Token))!;
        var oldCharge = (await books.Shop.Store.GetAsync(charges, CardsShop.Shop, charge.Id, Token))!;
        await books.Shop.Store.CommitAsync(
            new ChangeSet(CardsShop.Shop)
                .Update(lines, oldLine, line with { Reference = stored })
                .Update(charges, oldCharge, charge with { BankLineProvider = noted ? charge.BankLineProvider : null }),
            Token
        );

        var reversal = new BankLineReversalNotification("bank", CardsShop.Shop, "rev-1", told, line.Amount);
        Assert.Equal(BankLineStatus.Reversed, (await books.Engine.BankLines.ReceiveReversalAsync(reversal, Token)).Value.Status);
        Assert.Equal(
            ("bank", ChargeStatus.Returned),
            ((await ChargeAsync(books, charge.Id)).BankLineProvider, (await ChargeAsync(books, charge.Id)).Status)
        );
        await books.SoundAsync();
    }

    private async Task<(BookKeeping Books, BankLine Line, Charge Charge)> PaidAsync()
    {
        var books = await BooksAsync();
        var session = await books.OpenAsync(100_00);
        var line = await books.ReceiveAsync("line-1", 100_00, session.PaymentReference);
        var charge = await ChargeAsync(books, Assert.IsType<BankLineState.Matched>(line.State).ChargeId);
        return (books, line, charge);
    }

    private static async Task<Charge> ChargeAsync(BookKeeping books, string id) =>
        (await books.Engine.Charges.GetAsync(CardsShop.Shop, id, Token)).Value;
}
