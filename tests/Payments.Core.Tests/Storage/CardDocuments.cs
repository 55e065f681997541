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
        ("intent.requires-confirmation", PaymentsSchema.Current.Table<PaymentIntent>(), Alone),
        (
            "intent.requires-action",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            In(new IntentState.RequiresAction("ch_1", Redirect, Noon))
        ),
        (
            "intent.requires-challenge",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            In(new IntentState.RequiresAction("ch_1", Challenge, Noon))
        ),
        ("intent.requires-capture", PaymentsSchema.Current.Table<PaymentIntent>(), In(new IntentState.RequiresCapture("ch_1", Noon))),
        ("intent.captured-in-part", PaymentsSchema.Current.Table<PaymentIntent>(), In(new IntentState.Succeeded("ch_1", Noon, Part))),
        (
            "intent.canceled-because",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            In(new IntentState.Canceled(Noon, CancellationReason.AuthorizationExpired))
        ),
        (
            "charge.requires-action",
            PaymentsSchema.Current.Table<Charge>(),
            Charge(new ChargeState.RequiresAction("ref_1", Challenge, Noon))
        ),
        ("charge.authorized", PaymentsSchema.Current.Table<Charge>(), Kept),
        ("charge.capturing", PaymentsSchema.Current.Table<Charge>(), Charge(new ChargeState.Capturing("ref_1", Part, Noon))),
        (
            "charge.captured-in-part",
            PaymentsSchema.Current.Table<Charge>(),
            Charge(new ChargeState.Succeeded("ref_1", Noon)) with
            {
                Received = Part,
                Disputed = Part,
            }
        ),
        ("charge.canceled", PaymentsSchema.Current.Table<Charge>(), Charge(new ChargeState.Canceled(Noon))),
        ("setup.requires-payment-method", PaymentsSchema.Current.Table<SetupIntent>(), Setup(new SetupState.RequiresPaymentMethod())),
        (
            "setup.declined",
            PaymentsSchema.Current.Table<SetupIntent>(),
            Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.LostCard)))
        ),
        ("setup.processing", PaymentsSchema.Current.Table<SetupIntent>(), Setup(new SetupState.Processing(Attempt))),
        (
            "setup.requires-action",
            PaymentsSchema.Current.Table<SetupIntent>(),
            Setup(new SetupState.RequiresAction(Attempt, Redirect, Noon))
        ),
        ("setup.succeeded", PaymentsSchema.Current.Table<SetupIntent>(), Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))),
        ("setup.canceled", PaymentsSchema.Current.Table<SetupIntent>(), Setup(new SetupState.Canceled(Noon))),
        ("customer.full", PaymentsSchema.Current.Table<Customer>(), Ada),
        (
            "customer.deleted",
            PaymentsSchema.Current.Table<Customer>(),
            new Customer
            {
                Id = Customer,
                Owner = Live,
                CreatedAt = Noon,
                UpdatedAt = Noon,
                DeletedAt = Noon,
            }
        ),
        ("payment-method.kept", PaymentsSchema.Current.Table<PaymentMethod>(), Card),
        ("payment-method.detached", PaymentsSchema.Current.Table<PaymentMethod>(), Detached),
        (
            "refund.canceled",
            PaymentsSchema.Current.Table<Refund>(),
            TestRecords.Refund(new RefundState.Canceled(Noon)) with
            {
                ReasonCode = RefundReason.CustomerRequest,
                Metadata = Metadata.Of(new KeyValuePair<string, string>("a", "1")),
            }
        ),
        ("dispute.needs-response", PaymentsSchema.Current.Table<Dispute>(), Dispute(new DisputeState.NeedsResponse())),
        (
            "dispute.under-review",
            PaymentsSchema.Current.Table<Dispute>(),
            Dispute(new DisputeState.UnderReview(Noon)) with
            {
                Evidence = "The parcel\nwas signed for",
            }
        ),
        ("dispute.won", PaymentsSchema.Current.Table<Dispute>(), Dispute(new DisputeState.Won(Noon))),
        ("dispute.lost", PaymentsSchema.Current.Table<Dispute>(), Dispute(new DisputeState.Lost(Noon))),
        (
            "event.intent-requires-action",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentIntentRequiresAction(In(new IntentState.RequiresAction("ch_1", Redirect, Noon))))
        ),
        (
            "event.intent-capturable",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentIntentAmountCapturableUpdated(In(new IntentState.RequiresCapture("ch_1", Noon))))
        ),
        (
            "event.intent-payment-failed",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new PaymentIntentPaymentFailed(In(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.DoNotHonor))))
            )
        ),
        (
            "event.intent-canceled",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentIntentCanceled(In(new IntentState.Canceled(Noon, CancellationReason.Duplicate))))
        ),
        (
            "event.setup-succeeded",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new SetupIntentSucceeded(Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))))
        ),
        (
            "event.setup-failed",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new SetupIntentSetupFailed(Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.Fraudulent))))
            )
        ),
        (
            "event.setup-canceled",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new SetupIntentCanceled(Setup(new SetupState.Canceled(Noon))))
        ),
        (
            "event.payment-method-attached",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentMethodAttached(Card with { Token = null }))
        ),
        (
            "event.payment-method-updated",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentMethodUpdated(Card with { Token = null }))
        ),
        ("event.payment-method-detached", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new PaymentMethodDetached(Detached))),
        (
            "event.dispute-created",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new DisputeCreated(Dispute(new DisputeState.NeedsResponse()), Kept))
        ),
        (
            "event.dispute-evidence-due",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new DisputeEvidenceDue(Dispute(new DisputeState.NeedsResponse()), Kept))
        ),
        (
            "event.dispute-updated",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new DisputeUpdated(Dispute(new DisputeState.UnderReview(Noon)), Kept))
        ),
        (
            "event.dispute-closed",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new DisputeClosed(Dispute(new DisputeState.Lost(Noon)), Kept))
        ),
        (
            "idempotency.begun",
            PaymentsSchema.Current.Table<IdempotencyRecord>(),
            new IdempotencyRecord
            {
                Key = "k",
                Fingerprint = "f",
                ExpiresAt = Noon,
                State = new IdempotencyState.InProgress(Noon, Alone.Id),
            }
        ),
        (
            "api-key.publishable",
            PaymentsSchema.Current.Table<ApiKey>(),
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
