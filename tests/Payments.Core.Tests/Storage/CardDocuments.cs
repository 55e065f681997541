using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>Records of what came with payment intents that stand alone: authentication, capture, customers, kept cards, disputes.</summary>
internal static class CardDocuments
{
    private const string Customer = "cus_0000000000000000000001";
    private const string Method = "pm_0000000000000000000001";
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly Owner Live = Owner.Live("acct_shop-1");
    private static readonly Money Part = Money.FromMinorUnits(5_00, Currency.Gbp);
    private static readonly NextAction Redirect = new NextAction.RedirectToUrl("https://bank.example/acs?a=1&b=2");
    private static readonly NextAction Challenge = new NextAction.TestChallenge("challenge-1");
    private static readonly SetupAttempt Attempt = new(
        "seti_0000000000000000000001.1",
        "scripted",
        new CardSummary("visa", "4242", 12, 2030)
    );

    private static readonly PaymentIntent Alone = TestRecords.Intent(new IntentState.RequiresConfirmation(Method), 0) with
    {
        SessionId = null,
        CustomerId = Customer,
        PaymentMethodId = Method,
        CaptureMethod = CaptureMethod.Manual,
        SetupFutureUsage = FutureUsage.OffSession,
        ClientSecret = "pi_0000000000000000000001_secret_x",
        Description = "Two\nlines – ü",
        Metadata = Metadata.Of(new KeyValuePair<string, string>("order", "6735")),
    };

    private static readonly Charge Kept = Charge(new ChargeState.Authorized("ref_1", Noon, Noon.AddDays(7))) with
    {
        PaymentMethodId = Method,
        OffSession = true,
        SaveCard = true,
        ReturnUrl = "https://shop.example/back",
    };

    private static readonly PaymentMethod Card = new()
    {
        Id = Method,
        Owner = Live,
        Method = MethodIds.Card,
        Card = new CardSummary("visa", "4242", 12, 2030),
        Usage = FutureUsage.OnSession,
        Provider = "scripted",
        Token = "kept-1",
        CustomerId = Customer,
        Metadata = Metadata.Of(new KeyValuePair<string, string>("nick", "blue")),
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        Of<PaymentIntent>("intent.requires-confirmation", Alone),
        Of<PaymentIntent>("intent.requires-action", In(new IntentState.RequiresAction("ch_1", Redirect, Noon))),
        Of<PaymentIntent>("intent.requires-challenge", In(new IntentState.RequiresAction("ch_1", Challenge, Noon))),
        Of<PaymentIntent>("intent.requires-capture", In(new IntentState.RequiresCapture("ch_1", Noon))),
        Of<PaymentIntent>("intent.captured-in-part", In(new IntentState.Succeeded("ch_1", Noon, Part))),
        Of<PaymentIntent>("intent.canceled-because", In(new IntentState.Canceled(Noon, CancellationReason.AuthorizationExpired))),
        Of<Charge>("charge.requires-action", Charge(new ChargeState.RequiresAction("ref_1", Challenge, Noon))),
        Of<Charge>("charge.authorized", Kept),
        Of<Charge>("charge.capturing", Charge(new ChargeState.Capturing("ref_1", Part, Noon))),
        Of<Charge>("charge.captured-in-part", Charge(new ChargeState.Succeeded("ref_1", Noon)) with { Received = Part, Disputed = Part }),
        Of<Charge>("charge.canceled", Charge(new ChargeState.Canceled(Noon))),
        Of<SetupIntent>("setup.requires-payment-method", Setup(new SetupState.RequiresPaymentMethod())),
        Of<SetupIntent>("setup.declined", Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.LostCard)))),
        Of<SetupIntent>("setup.processing", Setup(new SetupState.Processing(Attempt))),
        Of<SetupIntent>("setup.requires-action", Setup(new SetupState.RequiresAction(Attempt, Redirect, Noon))),
        Of<SetupIntent>("setup.succeeded", Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))),
        Of<SetupIntent>("setup.canceled", Setup(new SetupState.Canceled(Noon))),
        Of<Customer>("customer.full", Ada),
        Of<Customer>(
            "customer.deleted",
            new Customer
            {
                Id = Customer,
                Owner = Live,
                CreatedAt = Noon,
                UpdatedAt = Noon,
                DeletedAt = Noon,
            }
        ),
        Of<PaymentMethod>("payment-method.kept", Card),
        Of<PaymentMethod>("payment-method.detached", Detached),
        Of<Refund>(
            "refund.canceled",
            TestRecords.Refund(new RefundState.Canceled(Noon)) with
            {
                ReasonCode = RefundReason.CustomerRequest,
                Metadata = Metadata.Of(new KeyValuePair<string, string>("a", "1")),
            }
        ),
        Of<Dispute>("dispute.needs-response", Dispute(new DisputeState.NeedsResponse())),
        Of<Dispute>("dispute.under-review", Dispute(new DisputeState.UnderReview(Noon)) with { Evidence = "The parcel\nwas signed for" }),
        Of<Dispute>("dispute.won", Dispute(new DisputeState.Won(Noon))),
        Of<Dispute>("dispute.lost", Dispute(new DisputeState.Lost(Noon))),
        Of<Dispute>("dispute.lost-with-payees", Dispute(new DisputeState.Lost(Noon)) with { ReversedFor = Part }),
        Of<PaymentEvent>(
            "event.intent-requires-action",
            Event(new PaymentIntentRequiresAction(In(new IntentState.RequiresAction("ch_1", Redirect, Noon))))
        ),
        Of<PaymentEvent>(
            "event.intent-capturable",
            Event(new PaymentIntentAmountCapturableUpdated(In(new IntentState.RequiresCapture("ch_1", Noon))))
        ),
        Of<PaymentEvent>(
            "event.intent-payment-failed",
            Event(
                new PaymentIntentPaymentFailed(In(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.DoNotHonor))))
            )
        ),
        Of<PaymentEvent>(
            "event.intent-canceled",
            Event(new PaymentIntentCanceled(In(new IntentState.Canceled(Noon, CancellationReason.Duplicate))))
        ),
        Of<PaymentEvent>(
            "event.setup-succeeded",
            Event(new SetupIntentSucceeded(Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))))
        ),
        Of<PaymentEvent>(
            "event.setup-failed",
            Event(
                new SetupIntentSetupFailed(Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.Fraudulent))))
            )
        ),
        Of<PaymentEvent>("event.setup-canceled", Event(new SetupIntentCanceled(Setup(new SetupState.Canceled(Noon))))),
        Of<PaymentEvent>("event.payment-method-attached", Event(new PaymentMethodAttached(Card with { Token = null }))),
        Of<PaymentEvent>("event.payment-method-updated", Event(new PaymentMethodUpdated(Card with { Token = null }))),
        Of<PaymentEvent>("event.payment-method-detached", Event(new PaymentMethodDetached(Detached))),
        Of<PaymentEvent>("event.dispute-created", Event(new DisputeCreated(Dispute(new DisputeState.NeedsResponse()), Kept))),
        Of<PaymentEvent>("event.dispute-evidence-due", Event(new DisputeEvidenceDue(Dispute(new DisputeState.NeedsResponse()), Kept))),
        Of<PaymentEvent>("event.dispute-updated", Event(new DisputeUpdated(Dispute(new DisputeState.UnderReview(Noon)), Kept))),
        Of<PaymentEvent>("event.dispute-closed", Event(new DisputeClosed(Dispute(new DisputeState.Lost(Noon)), Kept))),
        Of<IdempotencyRecord>(
            "idempotency.begun",
            new IdempotencyRecord
            {
                Key = "k",
                Fingerprint = "f",
                ExpiresAt = Noon,
                State = new IdempotencyState.InProgress(Noon, Alone.Id),
            }
        ),
        Of<ApiKey>(
            "api-key.publishable",
            new ApiKey
            {
                Id = "key_0000000000000000000001",
                Owner = Live,
                Hash = "ab",
                Hint = "pk_live_…a1B2",
                Publishable = "pk_live_a1B2",
                CreatedAt = Noon,
            }
        ),
    ];

    private static (string Name, RecordType Type, object Record) Of<T>(string name, T record)
        where T : class => (name, PaymentsSchema.Current.Table<T>(), record);

    private static Customer Ada =>
        new()
        {
            Id = Customer,
            Owner = Live,
            Name = "Ada Ö",
            Email = "ada@shop.example",
            Phone = "+447700900000",
            Address = new PostalAddress
            {
                Line1 = "1 High Street",
                Line2 = "Flat 2",
                City = "York",
                State = "North Yorkshire",
                PostalCode = "YO1 1AA",
                Country = "GB",
            },
            Description = "A good one",
            Metadata = Metadata.Of(new KeyValuePair<string, string>("tier", "gold")),
            DefaultPaymentMethodId = Method,
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };

    private static PaymentMethod Detached =>
        Card with
        {
            Usage = FutureUsage.OffSession,
            Token = null,
            CustomerId = null,
            Metadata = Metadata.Empty,
            DetachedAt = Noon,
        };

    private static PaymentIntent In(IntentState state) => Alone with { State = state, Charges = 1, LatestChargeId = "ch_1" };

    private static Charge Charge(ChargeState state) => TestRecords.Charge(state) with { SessionId = null, AuthorizeOnly = true };

    private static SetupIntent Setup(SetupState state) =>
        new()
        {
            Id = "seti_0000000000000000000001",
            Owner = Live,
            CustomerId = Customer,
            Usage = FutureUsage.OffSession,
            ClientSecret = "seti_0000000000000000000001_secret_x",
            Description = "For later",
            Metadata = Metadata.Of(new KeyValuePair<string, string>("a", "1")),
            Attempts = 1,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    private static Dispute Dispute(DisputeState state) =>
        new()
        {
            Id = "dp_0000000000000000000001",
            Owner = Live,
            ChargeId = "ch_1",
            Amount = Part,
            Reason = DisputeReason.ProductNotReceived,
            EvidenceDueBy = Noon.AddDays(7),
            Provider = "scripted",
            Reference = "case-1",
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = Live,
            CreatedAt = Noon,
            Data = data,
        };
}
