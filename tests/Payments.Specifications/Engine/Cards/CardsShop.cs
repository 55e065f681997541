using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>A shop that takes cards by payment intents, with its provider and its clock in the test's hands.</summary>
public sealed class CardsShop : IAsyncDisposable
{
    private readonly IPaymentStore _inner;

    /// <param name="store">With the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="late">What becomes of money that arrives late.</param>
    /// <param name="beside">Another process of the same shop, whose clock, provider and log this one shares; null for none.</param>
    /// <param name="random">Where ids come from; null for chance.</param>
    public CardsShop(
        IPaymentStore store,
        LatePaymentPolicy late = LatePaymentPolicy.Hold,
        CardsShop? beside = null,
        RandomSource? random = null
    )
    {
        _inner = store;
        Time = beside?.Time ?? new ManualTimeProvider();
        Provider = beside?.Provider ?? new CardsProvider(Time);
        Store = new WatchedStore(store, beside?.Store.Book);
        Host = new EngineHost(Store, Time, [Provider], beside?.Log, random, options: options => options.LatePayments = late);
    }

    public static Owner Shop { get; } = Owner.Test("acct_shop");

    public static TokenizedCard Card { get; } = new("tok_visa", new CardSummary("visa", "4242", 12, 2030));

    public WatchedStore Store { get; }

    public CardsProvider Provider { get; }

    public ManualTimeProvider Time { get; }

    public EngineHost Host { get; }

    public RecordingLog Log => Host.Log;

    public PaymentEngine Engine => Host.Engine;

    public DateTimeOffset Now => Time.GetUtcNow();

    public static Money Gbp(long minor) => Money.FromMinorUnits(minor, Currency.Gbp);

    public async Task<PaymentIntent> OpenAsync(
        long amount = 100_00,
        CaptureMethod capture = CaptureMethod.Automatic,
        string? customer = null,
        FutureUsage? keep = null
    ) =>
        Ok(
            await Engine.PaymentIntents.CreateAsync(
                Shop,
                new PaymentIntentRequest
                {
                    Amount = Gbp(amount),
                    CaptureMethod = capture,
                    CustomerId = customer,
                    SetupFutureUsage = keep,
                }
            )
        );

    public async Task<Result<PaymentIntent>> ConfirmAsync(PaymentIntent intent, TokenizedCard? card = null)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return (await Engine.PaymentIntents.ConfirmAsync(Shop, intent.Id, new PaymentConfirmation { Card = card ?? Card }));
    }

    public async Task<Result<PaymentIntent>> ConfirmKeptAsync(PaymentIntent intent, string? method = null, bool offSession = false)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return (
            await Engine.PaymentIntents.ConfirmAsync(
                Shop,
                intent.Id,
                new PaymentConfirmation { PaymentMethodId = method, OffSession = offSession }
            )
        );
    }

    public async Task<Result<PaymentIntent>> CaptureAsync(PaymentIntent intent, long? amount = null)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return (await Engine.PaymentIntents.CaptureAsync(Shop, intent.Id, amount is { } minor ? Gbp(minor) : null));
    }

    public async Task<Result<PaymentIntent>> CancelAsync(
        PaymentIntent intent,
        CancellationReason reason = CancellationReason.RequestedByCustomer
    )
    {
        ArgumentNullException.ThrowIfNull(intent);
        return (await Engine.PaymentIntents.CancelAsync(Shop, intent.Id, reason));
    }

    /// <summary>An intent whose money is taken.</summary>
    public async Task<PaymentIntent> PaidAsync(long amount = 100_00, string? customer = null, FutureUsage? keep = null) =>
        (await ConfirmAsync(await OpenAsync(amount, customer: customer, keep: keep))).Value;

    /// <summary>An intent whose money is reserved.</summary>
    public async Task<PaymentIntent> ReservedAsync(long amount = 100_00) =>
        (await ConfirmAsync(await OpenAsync(amount, CaptureMethod.Manual))).Value;

    /// <summary>An intent whose payer must authenticate.</summary>
    public async Task<PaymentIntent> ChallengedAsync(CaptureMethod capture = CaptureMethod.Automatic)
    {
        var before = Provider.Verdict;
        Provider.Verdict = _ => CardVerdict.Challenge;
        var challenged = (await ConfirmAsync(await OpenAsync(capture: capture))).Value;
        Provider.Verdict = before;
        return challenged;
    }

    public async Task<Customer> CustomerAsync(string name = "Ada") =>
        Ok(
            await Engine.Customers.CreateAsync(
                Shop,
                new CustomerRequest
                {
                    Name = name,
                    Email = "ada@shop.example",
                    Phone = "+447700900000",
                }
            )
        );

    /// <summary>A card that a setup intent has kept for a customer.</summary>
    public async Task<PaymentMethod> KeptAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var setup = Ok(await Engine.SetupIntents.CreateAsync(Shop, new SetupIntentRequest { CustomerId = customer.Id }));
        var saved = (await Engine.SetupIntents.ConfirmAsync(Shop, setup.Id, new SetupConfirmation { Card = Card })).Value;
        return (await Engine.PaymentMethods.GetAsync(Shop, saved.PaymentMethodId!)).Value;
    }

    public async Task<PaymentIntent> ReadAsync(PaymentIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return (await Engine.PaymentIntents.GetAsync(Shop, intent.Id)).Value;
    }

    public async Task<Charge> ChargeAsync(PaymentIntent intent) => (await ChargesAsync(intent))[^1];

    public async Task<IReadOnlyList<Charge>> ChargesAsync(PaymentIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return await Engine.PaymentIntents.ListChargesAsync(Shop, intent.Id);
    }

    /// <summary>The provider tells how a charge stands with it.</summary>
    public async Task<Charge> TellAsync(string key, ChargeOutcome? outcome = null) =>
        (await Engine.Charges.ReceiveAsync(new ChargeNotification(Provider.Name, Shop, key, outcome ?? Provider.Says(key)))).Value;

    public async Task<Result<Refund>> RefundAsync(string chargeId, long? amount = null) =>
        (
            await Engine.Refunds.CreateAsync(
                Shop,
                new RefundCreation { ChargeId = chargeId, Amount = amount is { } minor ? Gbp(minor) : null }
            )
        );

    public Task<Result<Dispute>> DisputeAsync(string chargeId, DisputeNews news, string reference = "case-1") =>
        Engine.Disputes.ReceiveAsync(new DisputeNotification(Provider.Name, Shop, chargeId, reference, news)).AsTask();

    /// <summary>
    /// The types of all events but those of customers themselves, in the order in which they happened as far as the clock moved.
    /// </summary>
    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [
            .. (await Engine.Events.ListAsync(Shop, Limits.PageSize))
                .Value.Items.Select(happened => happened.Type)
                .Where(type => !type.StartsWith("customer.", StringComparison.Ordinal))
                .Reverse(),
        ];

    /// <summary>Time passes until everything that waits for it is decided.</summary>
    public async Task SettleAsync(int days = 40)
    {
        for (var day = 0; day < days; day++)
            await Host.RunAfterAsync(TimeSpan.FromDays(1));
    }

    /// <summary>That intent, charges and the provider's books tell the same story, whatever it is.</summary>
    public async Task<PaymentIntent> AgreedAsync(PaymentIntent intent)
    {
        var standing = await ReadAsync(intent);
        var charges = await ChargesAsync(intent);
        Assert.Equal(charges.Count, standing.Charges);
        var live = charges.Where(charge => charge.IsOpen || charge.Status == ChargeStatus.Authorized).Select(charge => charge.Id).ToList();
        Assert.Equal(live.SingleOrDefault(), LiveCharge(standing));
        Assert.Equal(charges.SingleOrDefault(charge => charge.IsPaid)?.Id, (standing.State as IntentState.Succeeded)?.ChargeId);
        Assert.All(
            charges.Where(charge => !charge.IsOpen),
            charge => Assert.Equal(Provider.BookOf(charge.Id)?.Taken ?? 0, charge.AmountReceived.MinorUnits)
        );
        Assert.Equal(
            charges.Where(charge => charge.IsPaid).Sum(charge => charge.AmountReceived.MinorUnits),
            standing.AmountReceived.MinorUnits
        );
        Assert.Empty(Provider.Breaches);
        Assert.Empty(Log.Of(Microsoft.Extensions.Logging.LogLevel.Critical));
        return standing;
    }

    /// <summary>The payer leaves the challenge, and the shop says so.</summary>
    public Task<Result<PaymentIntent>> AbandonAsync(PaymentIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return Engine.PaymentIntents.AbandonActionAsync(Shop, intent.Id).AsTask();
    }

    /// <summary>A setup intent of the customer.</summary>
    public async Task<SetupIntent> CreateSetupAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return Ok(await Engine.SetupIntents.CreateAsync(Shop, new SetupIntentRequest { CustomerId = customer.Id }));
    }

    public Task<Result<SetupIntent>> ConfirmAsync(SetupIntent setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return Engine.SetupIntents.ConfirmAsync(Shop, setup.Id, new SetupConfirmation { Card = Card }).AsTask();
    }

    public Task<Result<SetupIntent>> TellSetupAsync(string key, SetupOutcome outcome) =>
        Engine.SetupIntents.ReceiveAsync(new SetupNotification(Provider.Name, Shop, key, outcome)).AsTask();

    /// <summary>Makes a card the customer's default; the code of the refusal, or null.</summary>
    public async Task<string?> ChooseAsync(Customer customer, string method)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var change = new CustomerChange { DefaultPaymentMethodId = new Change<string?>(method) };
        return (await Engine.Customers.UpdateAsync(Shop, customer.Id, change)).Refusal?.Code;
    }

    /// <summary>This process dies, and another takes over.</summary>
    public CardsShop Restarted() => new(_inner, beside: this);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string? LiveCharge(PaymentIntent intent) =>
        intent.State switch
        {
            IntentState.Processing processing => processing.ChargeId,
            IntentState.RequiresAction action => action.ChargeId,
            IntentState.RequiresCapture capture => capture.ChargeId,
            _ => null,
        };

    private static T Ok<T>(Result<T> outcome)
        where T : class
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }
}
