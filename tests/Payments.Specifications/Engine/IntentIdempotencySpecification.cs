using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of intent idempotencys, over any store.</summary>
public abstract class IntentIdempotencySpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_callers_with_one_key_bring_one_charge_and_one_answer(bool create)
    {
        var shop = await CardsAsync();
        var customer = await shop.CustomerAsync();
        await shop.KeptAsync(customer);
        var opened = await shop.OpenAsync(customer: customer.Id);
        var outcomes = await AtOnceAsync(
            50,
            async _ => new Answered(create ? await CreateAsync(shop, customer, Call("k")) : await ConfirmAsync(shop, opened, Call("k")))
        );

        var first = Assert.Single(outcomes, answered => answered.Outcome is { Response: not null, IsReplay: false }).Outcome;
        Assert.Equal((200, "Succeeded"), (first.Response!.Code, first.Response.Body.Split(' ')[1]));
        foreach (var outcome in outcomes.Select(answered => answered.Outcome).Where(outcome => outcome != first))
        {
            if (outcome.IsReplay)
                Assert.Equal(first.Response, outcome.Response);
            else
                Assert.Equal("idempotency_key_in_use", outcome.Refusal!.Code);
        }

        var again = create ? await CreateAsync(shop, customer, Call("k")) : await ConfirmAsync(shop, opened, Call("k"));
        Assert.Equal((true, first.Response), (again.IsReplay, again.Response));
        Assert.Single(shop.Provider.Requests);
        Assert.Equal(100_00, shop.Provider.Balance);
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task Fifty_captures_with_one_key_take_once()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        var outcomes = await AtOnceAsync(
            50,
            async _ => new Answered(
                await shop.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, CardsShop.Gbp(70_00), Call("k"))
            )
        );

        Assert.Single(outcomes, answered => answered.Outcome is { Response: not null, IsReplay: false });
        Assert.Equal(70_00, (await shop.AgreedAsync(intent)).AmountReceived.MinorUnits);
        Assert.Equal(1, shop.Provider.CallsOf(CardCall.Capture));
    }

    [Fact]
    public async Task A_key_with_another_request_is_refused()
    {
        var shop = await CardsAsync();
        var intent = await shop.ReservedAsync();
        await shop.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, null, Call("k"), Token);

        var other = await shop.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, null, Call("k", "another body"), Token);
        Assert.Equal(("idempotency_key_reused", null), (other.Refusal!.Code, other.Response));
        Assert.Equal(1, shop.Provider.CallsOf(CardCall.Capture));
    }

    [Fact]
    public async Task A_refusal_is_kept_with_its_key_and_begins_nothing()
    {
        var shop = await CardsAsync();
        var intent = await shop.OpenAsync();
        var refused = await shop.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, null, Call("k"), Token);
        Assert.Equal("not_capturable", refused.Refusal!.Code);
        await shop.ConfirmAsync(intent);

        var again = await shop.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, null, Call("k"), Token);
        Assert.Equal((true, refused.Response), (again.IsReplay, again.Response));
    }

    [Theory]
    [InlineData(CardCall.Charge, true)]
    [InlineData(CardCall.Charge, false)]
    [InlineData(CardCall.Capture, true)]
    [InlineData(CardCall.Capture, false)]
    public async Task A_process_that_dies_between_the_halves_is_followed_by_one_that_answers_and_takes_nothing_again(
        CardCall at,
        bool arrives
    )
    {
        var shop = await CardsAsync();
        var intent = at == CardCall.Capture ? await shop.ReservedAsync() : await shop.OpenAsync();
        var dead = new TaskCompletionSource();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task Die(CardCall call, string key)
        {
            if (call != at)
                return Task.CompletedTask;
            reached.TrySetResult();
            return dead.Task;
        }

        shop.Provider.Before = arrives ? null : Die;
        shop.Provider.After = arrives ? Die : null;
        _ = AskAsync(shop);
        await reached.Task;
        (shop.Provider.Before, shop.Provider.After) = (null, null);
        shop.Store.BeforeCommit = (_, _) => new(new TaskCompletionSource<CommitResult?>().Task);

        var second = Opened(shop.Restarted());
        Assert.Equal("idempotency_key_in_use", (await AskAsync(second)).Refusal!.Code);
        second.Time.Advance(TimeSpan.FromSeconds(25));
        var answer = await AskAsync(second);
        Assert.Equal((false, "Processing"), (answer.IsReplay, answer.Response!.Body.Split(' ')[1]));
        Assert.Equal((true, answer.Response), (await AskAsync(second)) is var replayed ? (replayed.IsReplay, replayed.Response) : default);

        await second.Host.RunAfterAsync(TimeSpan.FromMinutes(2));
        var standing = await second.AgreedAsync(intent);
        var taken = at == CardCall.Capture || arrives;
        Assert.Equal(taken ? IntentStatus.Succeeded : IntentStatus.RequiresPaymentMethod, standing.Status);
        Assert.Equal(taken ? 100_00 : 0, second.Provider.Balance);
        Assert.Equal(1, standing.Charges);
        await NothingIsLeftToDoAsync(second);

        async Task<Result<PaymentIntent>> AskAsync(CardsShop process) =>
            at == CardCall.Capture
                ? await process.Engine.PaymentIntents.CaptureAsync(CardsShop.Shop, intent.Id, null, Call("k"))
                : await ConfirmAsync(process, intent, Call("k"), CardsShop.Card);
    }

    [Fact]
    public async Task A_process_that_dies_before_the_first_half_is_followed_by_one_that_begins()
    {
        var shop = await CardsAsync();
        var intent = await shop.OpenAsync();
        shop.Store.BeforeCommit = (_, _) => throw new StoreException("the process is gone");
        await Assert.ThrowsAsync<StoreException>(() => ConfirmAsync(shop, intent, Call("k"), CardsShop.Card));

        var second = Opened(shop.Restarted());
        Assert.Equal("Succeeded", (await ConfirmAsync(second, intent, Call("k"), CardsShop.Card)).Response!.Body.Split(' ')[1]);
        Assert.Single(second.Provider.Requests);
    }

    [Fact]
    public async Task A_slow_first_caller_and_one_who_took_its_key_over_leave_one_answer()
    {
        var shop = await CardsAsync();
        var intent = await shop.OpenAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shop.Store.BeforeCommit = async (changes, _) =>
        {
            if (
                changes.Writes.Any(write => write.Type == PaymentsSchema.Current.Table<Charge>() && write.ExpectedVersion == 1)
                && reached.TrySetResult()
            )
                await gate.Task;
            return null;
        };
        var slow = ConfirmAsync(shop, intent, Call("k"), CardsShop.Card);
        await reached.Task;
        shop.Time.Advance(TimeSpan.FromSeconds(25));
        var second = Opened(shop.Restarted());
        var taken = await ConfirmAsync(second, intent, Call("k"), CardsShop.Card);
        gate.SetResult();

        Assert.Equal(IntentStatus.Succeeded, (await slow).Value.Status);
        Assert.Equal(taken.Response, (await ConfirmAsync(second, intent, Call("k"), CardsShop.Card)).Response);
        Assert.Single(shop.Provider.Requests);
        await second.AgreedAsync(intent);
    }

    protected static IdempotentCall<PaymentIntent> Call(string key, string fingerprint = "body") =>
        new(
            key,
            fingerprint,
            TimeSpan.FromDays(1),
            result =>
                result.IsSuccess
                    ? new StoredResponse(200, $"{result.Value.Id} {result.Value.Status} {result.Value.Charges}")
                    : new StoredResponse(400, result.Refusal.Code)
        );

    private static async Task<Result<PaymentIntent>> CreateAsync(CardsShop shop, Customer customer, IdempotentCall<PaymentIntent> call) =>
        await shop.Engine.PaymentIntents.CreateAsync(
            CardsShop.Shop,
            new PaymentIntentRequest
            {
                Amount = CardsShop.Gbp(100_00),
                CustomerId = customer.Id,
                Confirm = true,
            },
            call
        );

    private static async Task<Result<PaymentIntent>> ConfirmAsync(
        CardsShop shop,
        PaymentIntent intent,
        IdempotentCall<PaymentIntent> call,
        Providers.TokenizedCard? card = null
    ) => await shop.Engine.PaymentIntents.ConfirmAsync(CardsShop.Shop, intent.Id, new PaymentConfirmation { Card = card }, call);

    private sealed record Answered(Result<PaymentIntent> Outcome);
}
