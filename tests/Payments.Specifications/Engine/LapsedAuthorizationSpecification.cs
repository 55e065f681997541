using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of lapsed authorizations, over any store.</summary>
public abstract class LapsedAuthorizationSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(LapseNews.Capture)]
    [InlineData(LapseNews.LostCapture)]
    [InlineData(LapseNews.Notification)]
    [InlineData(LapseNews.Clock)]
    public async Task A_reservation_that_lapsed_cancels_its_intent_once_whoever_notes_it(LapseNews news)
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        await LapseAsync(shop, intent, news);

        var ended = await shop.AgreedAsync(intent);
        Assert.Equal(
            (IntentStatus.Canceled, CancellationReason.AuthorizationExpired),
            (ended.Status, ((IntentState.Canceled)ended.State).Reason)
        );
        Assert.Equal(DeclineCode.AuthorizationExpired, Assert.IsType<ChargeState.Failed>((await shop.ChargeAsync(intent)).State).Code);
        await shop.TellAsync(intent.LatestChargeId!, new ChargeOutcome.Declined(DeclineCode.AuthorizationExpired));
        await shop.SettleAsync();
        Assert.Equal(ended, await shop.AgreedAsync(intent));
        Assert.Single(await shop.EventsAsync(), PaymentIntentCanceled.TypeName);
        Assert.Single(await shop.EventsAsync(), ChargeFailed.TypeName);
        Assert.DoesNotContain(PaymentIntentPaymentFailed.TypeName, await shop.EventsAsync());
        Assert.Equal(0, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_reservation_of_a_provider_that_is_set_up_no_more_ends_by_the_clock_and_is_told_to_the_operator()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        var without = Opened(new EngineHost(shop.Store, shop.Time, [new CardsProvider(shop.Time) { Name = "other" }], shop.Log));
        await without.RunAfterAsync(shop.Provider.Reservation);

        Assert.Equal(new IntentState.Canceled(shop.Now, CancellationReason.AuthorizationExpired), (await shop.AgreedAsync(intent)).State);
        Assert.Single(await shop.EventsAsync(), PaymentIntentCanceled.TypeName);
        Assert.Contains("\"cards\"", Assert.Single(shop.Log.Of(Microsoft.Extensions.Logging.LogLevel.Error)), StringComparison.Ordinal);

        // Once the provider is back it is told.
        Assert.Empty(shop.Provider.KeysIn(CardStanding.Released));
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Equal([intent.LatestChargeId!], shop.Provider.KeysIn(CardStanding.Released));
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(LapseNews.Capture)]
    [InlineData(LapseNews.Notification)]
    [InlineData(LapseNews.Clock)]
    public async Task A_client_secret_confirms_nothing_after_the_reservation_has_lapsed(LapseNews news)
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        await LapseAsync(shop, intent, news);

        var opened = await shop.Engine.PaymentIntents.FindByClientSecretAsync(CardsShop.Shop, intent.ClientSecret, Token);
        Assert.Equal(IntentStatus.Canceled, opened!.Status);
        Assert.Equal("already_canceled", Said(await shop.ConfirmAsync(opened)).Code);
        Assert.Equal("already_canceled", Said(await shop.CaptureAsync(opened)).Code);
        Assert.Single(shop.Provider.Requests);
    }

    [Fact]
    public async Task A_session_whose_card_was_only_reserved_opens_again_when_that_ends()
    {
        var shop = await CardsAsync();
        (shop.Provider.ReservesUnasked, shop.Provider.Reservation) = (true, TimeSpan.FromMinutes(5));
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        Assert.Equal(ChargeStatus.Authorized, charge.Status);
        Assert.Equal("payment_in_progress", Said(await shop.Host.ExpireAsync(session)).Code);
        await shop.Host.RunAfterAsync(shop.Provider.Reservation - TimeSpan.FromSeconds(1));
        Assert.Equal(ChargeStatus.Authorized, (await shop.Host.ReadAsync(session)).Charges[0].Status);

        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        var records = (await shop.Host.ReadAsync(session)).Agree();
        Assert.Equal((SessionStatus.Open, ChargeStatus.Failed), (records.Session.Status, records.Charges[0].Status));
        Assert.Equal(CardStanding.Released, shop.Provider.BookOf(charge.Id)!.Standing);
        shop.Provider.ReservesUnasked = false;
        Assert.True((await shop.Host.PayAsync(session)).Value.Session.IsPaid);
        Assert.Equal(12_50, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_session_that_was_over_before_its_unasked_reservation_ends_with_it()
    {
        var shop = await CardsAsync();
        (shop.Provider.ReservesUnasked, shop.Provider.Reservation) = (true, TimeSpan.FromHours(2));
        var session = await shop.Host.OpenAsync(CardsShop.Shop, TimeSpan.FromHours(1));
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(SessionStatus.Open, (await shop.Host.ReadAsync(session)).Session.Status);

        await shop.Host.RunAfterAsync(TimeSpan.FromHours(1));
        var records = (await shop.Host.ReadAsync(session)).Agree();
        Assert.Equal(
            (SessionStatus.Expired, IntentStatus.Canceled, ChargeStatus.Failed),
            (records.Session.Status, records.Intent.Status, records.Charges[0].Status)
        );
        Assert.Equal(CardStanding.Released, shop.Provider.BookOf(charge.Id)!.Standing);
        Assert.Empty(shop.Store.Book.WorkOf("session.expire"));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_session_whose_unasked_reservation_is_taken_after_all_is_paid()
    {
        var shop = await CardsAsync();
        shop.Provider.ReservesUnasked = true;
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        await shop.TellAsync(charge.Id, shop.Provider.TakeByHand(charge.Id, 12_50));

        Assert.True((await shop.Host.ReadAsync(session)).Agree().Session.IsPaid);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task An_unasked_reservation_that_was_taken_unheard_of_is_money_that_came_late()
    {
        var shop = await CardsAsync();
        (shop.Provider.ReservesUnasked, shop.Provider.Reservation) = (true, TimeSpan.FromMinutes(5));
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var charge = (await shop.Host.PayAsync(session)).Value.Charge;
        shop.Provider.TakeByHand(charge.Id, 12_50);

        await shop.Host.RunAfterAsync(shop.Provider.Reservation);
        var records = (await shop.Host.ReadAsync(session)).Agree();
        Assert.Equal((SessionStatus.Open, ChargeStatus.PaidLate), (records.Session.Status, records.Charges[0].Status));
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unasked_reservation_that_is_taken_while_its_end_is_noted_has_paid(bool byHand)
    {
        var shop = await CardsAsync();
        (shop.Provider.ReservesUnasked, shop.Provider.Reservation) = (true, TimeSpan.FromMinutes(5));
        var session = await shop.Host.OpenAsync(CardsShop.Shop);
        var key = (await shop.Host.PayAsync(session)).Value.Charge.Id;
        var (intent, told) = ((await shop.Host.ReadAsync(session)).Intent, byHand ? shop.Provider.TakeByHand(key, 12_50) : null);
        shop.Time.Advance(shop.Provider.Reservation);
        shop.Provider.BookOf(key)!.Until = shop.Now.AddMinutes(1);
        shop.Store.BeforeCommit = async (changes, _) =>
        {
            if (!changes.Work.Any(change => change.Kind == "charge.release"))
                return null;
            shop.Store.BeforeCommit = null;
            if (byHand)
                await shop.TellAsync(key, told);
            else
                Assert.Equal(IntentStatus.Succeeded, (await shop.CaptureAsync(intent)).Value.Status);
            return null;
        };

        await shop.Host.RunAsync();
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Null(shop.Store.BeforeCommit);
        Assert.True((await shop.Host.ReadAsync(session)).Agree().Session.IsPaid);
        Assert.Equal(12_50, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    private static async Task LapseAsync(CardsShop shop, PaymentIntent intent, LapseNews news)
    {
        if (news == LapseNews.Clock)
        {
            await shop.Host.RunAfterAsync(shop.Provider.Reservation);
            return;
        }

        if (news == LapseNews.Notification)
        {
            var book = shop.Provider.BookOf(intent.LatestChargeId!)!;
            (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.AuthorizationExpired);
            await shop.TellAsync(intent.LatestChargeId!);
            return;
        }

        shop.Time.Advance(shop.Provider.Reservation);
        shop.Provider.Fault = (_, _) => news == LapseNews.LostCapture ? CardFault.AnswerLost : CardFault.None;
        var captured = await shop.CaptureAsync(intent);
        if (news == LapseNews.LostCapture)
            Assert.Equal(IntentStatus.Processing, captured.Value.Status);
        else
        {
            Assert.Equal("not_captured", Said(captured).Code);
            Assert.EndsWith("; create a new payment", captured.Refusal!.Message, StringComparison.Ordinal);
        }

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
    }
}

/// <summary>Who notes that a reservation has lapsed.</summary>
public enum LapseNews
{
    Capture,

    /// <summary>The answer to a capture is lost, and the same capture is sent again.</summary>
    LostCapture,

    Notification,
    Clock,
}
