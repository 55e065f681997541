using Xunit;

namespace Payments.Specifications;

/// <content>What a person decides of it.</content>
public abstract partial class ReportedMoneySpecification<TStore, TSource>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_id_that_a_person_accepts_moves_the_money_of_one_charge_too(bool isTakenBefore)
    {
        var books = await BooksAsync();
        var (_, first) = await UndecidedAsync(books);
        var (_, second) = await UndecidedAsync(books);
        if (isTakenBefore)
            await TellAsync(books, second, Report("approved", CardsShop.Gbp(Asked), "same"));
        await TellAsync(books, first, Report("captured", CardsShop.Gbp(800_00), "same"));

        var accepted = await books.Engine.Charges.AcceptAsync(CardsShop.Shop, first.Id, cancellationToken: Token);
        Assert.Equal(isTakenBefore ? "reference_taken" : null, accepted.Refusal?.Code);
        if (!isTakenBefore)
            Assert.Equal("reference_taken", Said(await TellAsync(books, second, Report("approved", CardsShop.Gbp(Asked), "same"))).Code);
        Assert.Equal(isTakenBefore ? Asked : 800_00, await books.FundsAsync());
    }

    [Theory]
    [InlineData(CardVerdict.Undecided)]
    [InlineData(CardVerdict.Decline)]
    [InlineData(CardVerdict.Approve)]
    public async Task More_than_was_asked_is_accepted_whatever_the_charge_has_come_to(CardVerdict verdict)
    {
        var books = await BooksAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(Asked), verdict);
        if (verdict == CardVerdict.Undecided)
            await TellAsync(books, charge, Report("received", CardsShop.Gbp(300_00), "ref-1"));
        Assert.Equal("more_than_asked", Said(await TellAsync(books, charge, Report("received", CardsShop.Gbp(800_00), "ref-1"))).Code);

        Assert.True((await books.Engine.Charges.AcceptAsync(CardsShop.Shop, charge.Id, cancellationToken: Token)).IsSuccess);
        Assert.Equal((ChargeStatus.Accepted, 800_00), await StandsAsync(books, charge));
        Assert.Equal((800_00, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense)));
        Assert.Null((await ReadAsync(books, charge)).Mismatch);
    }

    [Theory]
    [InlineData("captured", 700_00, "USD")]
    [InlineData("captured", 0, "GBP")]
    [InlineData("captured", 800_00, "GBP")]
    [InlineData("approved", 0, "GBP")]
    public async Task A_charge_whose_report_is_wrong_is_ended_by_a_person_who_has_looked(string way, long minorUnits, string currency)
    {
        var books = await BooksAsync();
        var (session, charge) = await UndecidedAsync(books);
        Assert.Equal("nothing_to_decide", Said(await books.Engine.Charges.RefundAsync(CardsShop.Shop, charge.Id)).Code);
        var amount = Money.FromMinorUnits(minorUnits, Currency.Of(currency));
        await TellAsync(books, charge, Report(way, amount, way == "approved" ? "" : "ref-1"));

        var ended = (await books.Engine.Charges.RefundAsync(CardsShop.Shop, charge.Id, cancellationToken: Token)).Value;
        Assert.Equal((ChargeStatus.Failed, 0), (ended.Status, ended.AmountReceived.MinorUnits));
        Assert.Equal([charge.Id], books.Shop.Store.Book.WorkOf("charge.release"));
        Assert.True((await books.Engine.CheckoutSessions.ExpireAsync(CardsShop.Shop, session.Id, cancellationToken: Token)).IsSuccess);
    }
}
