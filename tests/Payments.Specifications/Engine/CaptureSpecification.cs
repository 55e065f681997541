using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of captures, over any store.</summary>
public abstract class CaptureSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(null, 100_00)]
    [InlineData(100_00, 100_00)]
    [InlineData(40_00, 40_00)]
    [InlineData(1, 1)]
    public async Task Reserved_money_is_captured_once_whole_or_in_part(int? asked, long taken)
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        Assert.Equal(new IntentState.RequiresCapture(intent.LatestChargeId!, shop.Now + shop.Provider.Reservation), intent.State);
        Assert.Equal((100_00, 0), (intent.AmountCapturable.MinorUnits, shop.Provider.Balance));
        Assert.Equal("already_authorized", Said(await shop.ConfirmAsync(intent)).Code);
        Assert.All(
            new long[] { 0, -1, 100_01 },
            amount => Assert.Equal(("capture_out_of_range", "amount_to_capture"), Said(shop.CaptureAsync(intent, amount).Result))
        );

        var captured = (await shop.CaptureAsync(intent, asked)).Value;
        Assert.Equal(
            (IntentStatus.Succeeded, taken, 0),
            (captured.Status, captured.AmountReceived.MinorUnits, captured.AmountCapturable.MinorUnits)
        );
        Assert.Equal(taken, shop.Provider.Balance);
        Assert.Equal("already_succeeded", Said(await shop.CaptureAsync(intent)).Code);
        await shop.AgreedAsync(intent);
        Assert.Equal([PaymentIntentAmountCapturableUpdated.TypeName, PaymentIntentSucceeded.TypeName], (await shop.EventsAsync()).Order());
        await NothingIsLeftToDoAsync(shop);

        var charge = await shop.ChargeAsync(intent);
        Assert.Equal("amount_too_large", Said(await shop.RefundAsync(charge.Id, taken + 1)).Code);
        Assert.Equal(taken, (await shop.RefundAsync(charge.Id)).Value.Amount.MinorUnits);
        await shop.Host.RunAsync();
        Assert.Equal(0, shop.Provider.Balance);
    }

    [Fact]
    public async Task What_is_not_reserved_is_not_captured()
    {
        var shop = await CardsAsync();
        Assert.Equal("not_capturable", Said(await shop.CaptureAsync(await shop.OpenAsync(capture: CaptureMethod.Manual))).Code);
        Assert.Equal("not_capturable", Said(await shop.CaptureAsync(await shop.ChallengedAsync(CaptureMethod.Manual))).Code);
        shop.Provider.Verdict = _ => CardVerdict.Undecided;
        Assert.Equal("charge_in_progress", Said(await shop.CaptureAsync(await shop.ReservedAsync())).Code);
        Assert.Equal(0, shop.Provider.CallsOf(CardCall.Capture));
    }

    [Fact]
    public async Task Of_two_captures_at_once_one_wins_and_takes_its_amount()
    {
        var shop = await CardsAsync();
        for (var round = 0; round < 100; round++)
        {
            var intent = await shop.ReservedAsync();
            var results = await AtOnceAsync(2, caller => shop.CaptureAsync(intent, caller == 0 ? 40_00 : 60_00));

            var won = Assert.Single(results, result => result.IsSuccess).Value;
            Assert.Equal(won.AmountReceived.MinorUnits, (await shop.AgreedAsync(intent)).AmountReceived.MinorUnits);
            Assert.Contains(Assert.Single(results, result => !result.IsSuccess).Refusal!.Code, AlreadyOrBusy);
        }
    }

    [Fact]
    public async Task Of_a_capture_and_a_cancel_at_once_one_wins_and_the_provider_agrees_200_times()
    {
        var store = await NewStoreAsync();
        var shop = Opened(new CardsShop(store));
        var other = Opened(new CardsShop(store, beside: shop));
        var captured = 0;
        for (var round = 0; round < 200; round++)
        {
            var intent = await shop.ReservedAsync();
            var first = round % 2;
            var results = await AtOnceAsync(2, caller => caller == first ? shop.CaptureAsync(intent) : other.CancelAsync(intent));

            Assert.Single(results, result => result.IsSuccess);
            await shop.Host.RunAsync();
            var standing = await shop.AgreedAsync(intent);
            var book = shop.Provider.BookOf(intent.LatestChargeId!)!;
            Assert.Equal(standing.Status == IntentStatus.Succeeded ? CardStanding.Taken : CardStanding.Released, book.Standing);
            Assert.Contains(Assert.Single(results, result => !result.IsSuccess).Refusal!.Code, AlreadyOrBusy);
            captured += standing.Status == IntentStatus.Succeeded ? 1 : 0;
        }

        Assert.InRange(captured, 1, 199);
        Assert.Equal(captured * 100_00, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_reservation_that_nobody_captured_ends_by_the_clock()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        await shop.Host.RunAfterAsync(shop.Provider.Reservation - TimeSpan.FromSeconds(1));
        Assert.Equal(IntentStatus.RequiresCapture, (await shop.AgreedAsync(intent)).Status);

        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(new IntentState.Canceled(shop.Now, CancellationReason.AuthorizationExpired), (await shop.AgreedAsync(intent)).State);
        Assert.Equal("already_canceled", Said(await shop.CaptureAsync(intent)).Code);
        Assert.Single(await shop.EventsAsync(), PaymentIntentCanceled.TypeName);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_capture_and_the_end_of_the_reservation_at_once_leave_one_of_the_two()
    {
        var shop = await CardsAsync();
        for (var round = 0; round < 60; round++)
        {
            shop.Provider.Reservation = TimeSpan.FromMinutes(1);
            var intent = await shop.ReservedAsync();
            shop.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(round % 2));
            var at = shop.Now;
            await AtOnceAsync(
                2,
                async caller =>
                {
                    if (caller == 0)
                        await shop.CaptureAsync(intent);
                    else
                        await shop.Host.RunAsync();
                    return caller;
                }
            );

            await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(5));
            var standing = await shop.AgreedAsync(intent);
            Assert.True(
                standing.Status is IntentStatus.Succeeded or IntentStatus.Canceled or IntentStatus.RequiresPaymentMethod,
                $"{standing} at {at}"
            );
            Assert.Equal(
                standing.Status == IntentStatus.Succeeded,
                shop.Provider.BookOf(intent.LatestChargeId!)!.Standing == CardStanding.Taken
            );
        }

        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_capture_of_what_the_provider_let_go_fails_and_another_card_can_pay()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        await shop.Provider.ReleaseAsync(CardsShop.Shop, intent.LatestChargeId!, Token);

        var refused = await shop.CaptureAsync(intent);
        Assert.Equal("not_captured", Said(refused).Code);
        Assert.EndsWith("; confirm the payment with another card", refused.Refusal!.Message, StringComparison.Ordinal);
        var failed = await shop.ReadAsync(intent);
        Assert.Equal(new IntentState.RequiresPaymentMethod(new PaymentError(intent.LatestChargeId!, DeclineCode.Released)), failed.State);
        await shop.AgreedAsync(intent);
        Assert.Equal(IntentStatus.RequiresCapture, (await shop.ConfirmAsync(intent)).Value.Status);
        Assert.Equal(IntentStatus.Succeeded, (await shop.CaptureAsync(intent)).Value.Status);
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(CardFault.RequestLost)]
    [InlineData(CardFault.AnswerLost)]
    public async Task A_lost_capture_is_sent_again_and_takes_once(CardFault fault)
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Capture ? fault : CardFault.None;
        Assert.Equal(IntentStatus.Processing, (await shop.CaptureAsync(intent, 30_00)).Value.Status);
        Assert.Equal(ChargeStatus.Capturing, (await shop.ChargeAsync(intent)).Status);
        Assert.Equal("charge_in_progress", Said(await shop.CaptureAsync(intent)).Code);
        Assert.Equal("charge_in_progress", Said(await shop.CancelAsync(intent)).Code);
        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(30));

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(30_00, (await shop.AgreedAsync(intent)).AmountReceived.MinorUnits);
        Assert.Equal(30_00, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_capture_whose_answer_is_lost_answers_with_what_was_told_in_the_meantime()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Capture ? CardFault.AnswerLost : CardFault.None;
        shop.Provider.After = async (call, key) =>
        {
            if (call == CardCall.Capture)
                await shop.TellAsync(key);
        };

        Assert.Equal(IntentStatus.Succeeded, (await shop.CaptureAsync(intent)).Value.Status);
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_release_is_asked_for_until_the_provider_answers()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        shop.Provider.Fault = (call, _) => call == CardCall.Release ? CardFault.RequestLost : CardFault.None;
        await shop.CancelAsync(intent);
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(12));
        Assert.Equal(CardStanding.Reserved, shop.Provider.BookOf(intent.LatestChargeId!)!.Standing);

        shop.Provider.Fault = (_, _) => CardFault.None;
        await shop.Host.RunAfterAsync(TimeSpan.FromHours(6));
        Assert.Equal(CardStanding.Released, shop.Provider.BookOf(intent.LatestChargeId!)!.Standing);
        await shop.AgreedAsync(intent);
        await NothingIsLeftToDoAsync(shop);
    }

    [Theory]
    [InlineData(LatePaymentPolicy.Hold, ChargeStatus.PaidLate, IntentStatus.Canceled, 100_00)]
    [InlineData(LatePaymentPolicy.Accept, ChargeStatus.Accepted, IntentStatus.Succeeded, 100_00)]
    [InlineData(LatePaymentPolicy.Refund, ChargeStatus.Failed, IntentStatus.Canceled, 0)]
    public async Task Money_that_was_taken_though_it_was_given_up_is_late_and_the_policy_says_what_becomes_of_it(
        LatePaymentPolicy policy,
        ChargeStatus charge,
        IntentStatus intent,
        long balance
    )
    {
        var shop = await CardsAsync(policy);
        var reserved = await shop.ReservedAsync();
        shop.Provider.TakeByHand(reserved.LatestChargeId!, 100_00);
        Assert.Equal(IntentStatus.Canceled, (await shop.CancelAsync(reserved)).Value.Status);
        await shop.Host.RunAsync();

        Assert.Equal(charge, (await shop.ChargeAsync(reserved)).Status);
        Assert.Equal(intent, (await shop.AgreedAsync(reserved)).Status);
        Assert.Equal(balance, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_part_that_came_late_and_is_accepted_is_what_the_intent_has_received()
    {
        var shop = await CardsAsync();
        var reserved = await shop.ReservedAsync();
        shop.Provider.TakeByHand(reserved.LatestChargeId!, 40_00);
        await shop.CancelAsync(reserved);
        await shop.Host.RunAsync();

        Assert.Equal(
            ChargeStatus.Accepted,
            (await shop.Engine.Charges.AcceptAsync(CardsShop.Shop, reserved.LatestChargeId!, cancellationToken: Token)).Value.Status
        );
        Assert.Equal(40_00, (await shop.AgreedAsync(reserved)).AmountReceived.MinorUnits);
    }
}
