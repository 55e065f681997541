using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine makes of money that a provider reports and the charge did not ask for, over any store.</summary>
public abstract partial class ReportedMoneySpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private const long Asked = 700_00;

    [Theory]
    [InlineData("captured", 0, "GBP", "no_money")]
    [InlineData("captured", -5, "GBP", "no_money")]
    [InlineData("captured", 700_01, "GBP", "more_than_asked")]
    [InlineData("captured", 99_999_99, "GBP", "more_than_asked")]
    [InlineData("captured", 700_00, "USD", "other_currency")]
    [InlineData("captured", 700_00, "JPY", "other_currency")]
    [InlineData("received", 0, "GBP", "no_money")]
    [InlineData("received", -700_00, "GBP", "no_money")]
    [InlineData("received", 70_000_00, "GBP", "more_than_asked")]
    [InlineData("received", 1, "EUR", "other_currency")]
    [InlineData("approved", 0, "GBP", "no_reference")]
    public async Task What_an_undecided_charge_cannot_have_is_noted_and_told_once_and_the_provider_asked_again(
        string way,
        long minorUnits,
        string currency,
        string code
    )
    {
        var books = await BooksAsync();
        var (session, charge) = await UndecidedAsync(books);
        var report = Report(way, Money.FromMinorUnits(minorUnits, Currency.Of(currency)), way == "approved" ? " " : "ref-1");

        for (var time = 0; time < 3; time++)
            Assert.Equal(code, Said(await TellAsync(books, charge, report)).Code);

        var standing = await ReadAsync(books, charge);
        Assert.Equal((ChargeStatus.Pending, 0), (standing.Status, standing.AmountReceived.MinorUnits));
        Assert.Equal((report.Kind, books.Shop.Now), (standing.Mismatch!.Outcome, standing.Mismatch.At));
        Assert.Single(await books.Shop.EventsAsync(), ChargeMismatched.TypeName);
        Assert.Single(books.Shop.Log.Of(LogLevel.Critical));
        Assert.Equal([charge.Id], books.Shop.Store.Book.WorkOf("charge.reconcile"));
        Assert.Empty((await books.Engine.Ledger.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);

        // What the provider says when it is asked decides.
        books.Shop.Provider.Decide(charge.Id, approved: true);
        await books.Shop.Host.RunAfterAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(Asked, (await ReadAsync(books, charge)).AmountReceived.MinorUnits);
        Assert.True((await books.Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id, Token)).Value.IsPaid);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("captured", 1)]
    [InlineData("captured", 699_99)]
    [InlineData("received", 1)]
    [InlineData("received", 350_00)]
    public async Task Less_than_was_asked_waits_for_the_rest_or_for_a_person(string way, long minorUnits)
    {
        var books = await BooksAsync();
        var (session, charge) = await UndecidedAsync(books);
        Assert.True((await TellAsync(books, charge, Report(way, CardsShop.Gbp(minorUnits), "ref-1"))).IsSuccess);

        Assert.Equal((ChargeStatus.Underpaid, minorUnits), await StandsAsync(books, charge));
        Assert.Equal(minorUnits, await books.HoldsAsync(LedgerAccount.Suspense));
        Assert.Contains(ChargeUnderpaid.TypeName, await books.Shop.EventsAsync());
        Assert.Equal([charge.Id], books.Shop.Store.Book.WorkOf("charge.reconcile"));
        Assert.False((await books.Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id, Token)).Value.IsPaid);

        Assert.True((await books.Engine.Charges.AcceptAsync(CardsShop.Shop, charge.Id, cancellationToken: Token)).IsSuccess);
        var intent = (await books.Engine.PaymentIntents.GetAsync(CardsShop.Shop, session.PaymentIntentId, Token)).Value;
        Assert.Equal((IntentStatus.Succeeded, minorUnits), (intent.Status, intent.AmountReceived.MinorUnits));
        Assert.Equal((minorUnits, 0), (await books.FundsAsync(), await books.HoldsAsync(LedgerAccount.Suspense)));
    }

    [Fact]
    public async Task A_part_that_nobody_decides_on_is_asked_about_for_a_day_and_no_longer()
    {
        var books = await BooksAsync();
        var (_, charge) = await UndecidedAsync(books);
        await TellAsync(books, charge, Report("received", CardsShop.Gbp(1), "ref-1"));

        for (var hour = 0; hour < 40; hour++)
            await books.Shop.Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Empty(books.Shop.Store.Book.WorkOf("charge.reconcile"));
        Assert.Equal((ChargeStatus.Underpaid, 1), await StandsAsync(books, charge));
    }

    [Theory]
    [InlineData(700_01)]
    [InlineData(99_999_99)]
    public async Task More_than_was_asked_counts_once_a_person_has_found_it_right(long minorUnits)
    {
        var books = await BooksAsync();
        var (session, charge) = await UndecidedAsync(books);
        await TellAsync(books, charge, Report("captured", CardsShop.Gbp(minorUnits), "ref-1"));

        var accepted = (await books.Engine.Charges.AcceptAsync(CardsShop.Shop, charge.Id, cancellationToken: Token)).Value;
        Assert.Equal((ChargeStatus.Accepted, minorUnits), (accepted.Status, accepted.AmountReceived.MinorUnits));
        Assert.Null(accepted.Mismatch);
        Assert.Equal(minorUnits, await books.FundsAsync());
        Assert.True((await books.Engine.CheckoutSessions.GetAsync(CardsShop.Shop, session.Id, Token)).Value.IsPaid);
        Assert.Contains(ChargeOverpaid.TypeName, await books.Shop.EventsAsync());
        Assert.True((await TellAsync(books, charge, Report("captured", CardsShop.Gbp(minorUnits), "ref-1"))).IsSuccess);
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("captured")]
    [InlineData("received")]
    [InlineData("authorized")]
    public async Task One_id_of_a_provider_moves_the_money_of_one_charge(string way)
    {
        var books = await BooksAsync();
        var (_, first) = await UndecidedAsync(books);
        var (_, second) = await UndecidedAsync(books);

        Assert.True((await TellAsync(books, first, Report(way, CardsShop.Gbp(Asked), "same"))).IsSuccess);
        for (var time = 0; time < 2; time++)
            Assert.Equal("reference_taken", Said(await TellAsync(books, second, Report(way, CardsShop.Gbp(Asked), "same"))).Code);

        Assert.Equal((ChargeStatus.Pending, 0), await StandsAsync(books, second));
        Assert.Equal("same", (await ReadAsync(books, second)).Mismatch!.Reference);
        Assert.Single(await books.Shop.EventsAsync(), ChargeMismatched.TypeName);
        Assert.True((await TellAsync(books, first, Report(way, CardsShop.Gbp(Asked), "same"))).IsSuccess);
        Assert.True((await TellAsync(books, second, Report(way, CardsShop.Gbp(Asked), "its own"))).IsSuccess);
        Assert.Null((await ReadAsync(books, first)).Mismatch);
    }

    [Fact]
    public async Task An_id_that_is_told_of_two_charges_at_once_pays_one_of_them()
    {
        var books = await BooksAsync();
        var charges = new List<Charge>();
        for (var number = 0; number < 10; number++)
            charges.Add((await UndecidedAsync(books)).Charge);

        var told = await AtOnceAsync(
            charges.Count,
            caller => TellAsync(books, charges[caller], Report("approved", CardsShop.Gbp(Asked), "same"))
        );

        Assert.Single(told, result => result.IsSuccess);
        Assert.All(told.Where(result => !result.IsSuccess), result => Assert.Equal("reference_taken", Said(result).Code));
        Assert.Equal(Asked, await books.FundsAsync());
    }

    [Theory]
    [InlineData(700_00)]
    [InlineData(299_99)]
    [InlineData(1)]
    public async Task A_capture_of_another_amount_than_was_asked_is_what_it_is_and_told(long taken)
    {
        var books = await BooksAsync();
        var intent = await books.Shop.ReservedAsync(Asked);
        books.Shop.Provider.TakeByHand(intent.LatestChargeId!, taken);

        var captured = (await books.Shop.CaptureAsync(intent, 300_00)).Value;
        Assert.Equal((IntentStatus.Succeeded, taken), (captured.Status, captured.AmountReceived.MinorUnits));
        Assert.Equal(taken, await books.FundsAsync());
        Assert.Single(await books.Shop.EventsAsync(), ChargeMismatched.TypeName);
        Assert.Equal(ChargeMismatchKind.OtherCapture, (await books.Shop.ChargeAsync(intent)).Mismatch!.Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(699_99)]
    public async Task A_part_that_arrives_while_the_payer_authenticates_leaves_an_intent_that_cannot_be_canceled(long part)
    {
        var books = await BooksAsync();
        var intent = await books.Shop.ChallengedAsync();
        await TellAsync(books, await books.Shop.ChargeAsync(intent), Report("received", CardsShop.Gbp(part % 100_00), "ref-1"));

        Assert.Equal(IntentStatus.Processing, (await books.Shop.ReadAsync(intent)).Status);
        Assert.Equal("charge_in_progress", Said(await books.Shop.CancelAsync(intent)).Code);
    }

    [Fact]
    public async Task A_report_that_was_wrong_is_forgotten_once_another_fits()
    {
        var books = await BooksAsync();
        var (_, charge) = await UndecidedAsync(books);
        await TellAsync(books, charge, Report("captured", CardsShop.Gbp(70_000_00), "ref-1"));
        await TellAsync(books, charge, new ChargeOutcome.Unknown("lost"));
        Assert.NotNull((await ReadAsync(books, charge)).Mismatch);

        await TellAsync(books, charge, Report("authorized", CardsShop.Gbp(Asked), "ref-1"));
        Assert.Null((await ReadAsync(books, charge)).Mismatch);
        Assert.Equal("nothing_to_decide", Said(await books.Engine.Charges.AcceptAsync(CardsShop.Shop, charge.Id)).Code);
    }

    [Theory]
    [InlineData(DeclineCode.CardDeclined)]
    [InlineData(DeclineCode.ProcessingError)]
    public async Task A_decline_after_the_money_is_told_and_changes_nothing(DeclineCode code)
    {
        var books = await BooksAsync();
        var charge = await PayByCardAsync(books, await books.OpenAsync(Asked), CardVerdict.Approve);

        Assert.Equal("declined_after_money", Said(await TellAsync(books, charge, new ChargeOutcome.Declined(code))).Code);
        Assert.Equal((ChargeStatus.Succeeded, Asked), await StandsAsync(books, charge));
        Assert.Single(await books.Shop.EventsAsync(), ChargeMismatched.TypeName);
        await books.SoundAsync();
    }

    [Fact]
    public async Task Another_owners_charge_may_have_the_same_id_of_a_provider()
    {
        var books = await BooksAsync();
        var other = Owner.Test("acct_other");
        var (_, charge) = await UndecidedAsync(books);
        books.Shop.Provider.Verdict = _ => CardVerdict.Undecided;
        var session = await books.Engine.CheckoutSessions.CreateAsync(
            other,
            new CheckoutSessionRequest { Amount = CardsShop.Gbp(Asked) },
            cancellationToken: Token
        );
        var theirs = (await books.Engine.CheckoutSessions.PayAsync(other, session.Value.Id, CardsShop.Card, Token)).Value.Charge;

        Assert.True((await TellAsync(books, charge, Report("approved", CardsShop.Gbp(Asked), "same"))).IsSuccess);
        Assert.True((await TellAsync(books, theirs, Report("approved", CardsShop.Gbp(Asked), "same"))).IsSuccess);
    }

    private static ChargeOutcome Report(string way, Money amount, string reference) =>
        way switch
        {
            "approved" => new ChargeOutcome.Approved(reference),
            "captured" => new ChargeOutcome.Captured(reference, amount),
            "received" => new ChargeOutcome.Received(reference, amount),
            _ => new ChargeOutcome.Authorized(reference, DateTimeOffset.MaxValue.AddYears(-1)),
        };

    private static async Task<(CheckoutSession Session, Charge Charge)> UndecidedAsync(BookKeeping books)
    {
        var session = await books.OpenAsync(Asked);
        return (session, await PayByCardAsync(books, session, CardVerdict.Undecided));
    }

    private static async Task<Result<Charge>> TellAsync(BookKeeping books, Charge charge, ChargeOutcome outcome) =>
        await books.Engine.Charges.ReceiveAsync(new ChargeNotification(books.Shop.Provider.Name, charge.Owner, charge.Id, outcome), Token);

    private static async Task<Charge> ReadAsync(BookKeeping books, Charge charge) =>
        (await books.Engine.Charges.GetAsync(charge.Owner, charge.Id, Token)).Value;

    private static async Task<(ChargeStatus Status, long Received)> StandsAsync(BookKeeping books, Charge charge)
    {
        var standing = await ReadAsync(books, charge);
        return (standing.Status, standing.AmountReceived.MinorUnits);
    }
}
