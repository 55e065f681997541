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
        ("intent.requires-confirmation", RecordTypes.Intents, Alone),
        ("intent.requires-action", RecordTypes.Intents, In(new IntentState.RequiresAction("ch_1", Redirect, Noon))),
        ("intent.requires-challenge", RecordTypes.Intents, In(new IntentState.RequiresAction("ch_1", Challenge, Noon))),
        ("intent.requires-capture", RecordTypes.Intents, In(new IntentState.RequiresCapture("ch_1", Noon))),
        ("intent.captured-in-part", RecordTypes.Intents, In(new IntentState.Succeeded("ch_1", Noon, Part))),
        ("intent.canceled-because", RecordTypes.Intents, In(new IntentState.Canceled(Noon, CancellationReason.AuthorizationExpired))),
        ("charge.requires-action", RecordTypes.Charges, Charge(new ChargeState.RequiresAction("ref_1", Challenge, Noon))),
        ("charge.authorized", RecordTypes.Charges, Kept),
        ("charge.capturing", RecordTypes.Charges, Charge(new ChargeState.Capturing("ref_1", Part, Noon))),
        (
            "charge.captured-in-part",
            RecordTypes.Charges,
            Charge(new ChargeState.Succeeded("ref_1", Noon)) with
            {
                Received = Part,
                Disputed = Part,
            }
        ),
        ("charge.canceled", RecordTypes.Charges, Charge(new ChargeState.Canceled(Noon))),
        ("setup.requires-payment-method", RecordTypes.SetupIntents, Setup(new SetupState.RequiresPaymentMethod())),
        (
            "setup.declined",
            RecordTypes.SetupIntents,
            Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.LostCard)))
        ),
        ("setup.processing", RecordTypes.SetupIntents, Setup(new SetupState.Processing(Attempt))),
        ("setup.requires-action", RecordTypes.SetupIntents, Setup(new SetupState.RequiresAction(Attempt, Redirect, Noon))),
        ("setup.succeeded", RecordTypes.SetupIntents, Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))),
        ("setup.canceled", RecordTypes.SetupIntents, Setup(new SetupState.Canceled(Noon))),
        ("customer.full", RecordTypes.Customers, Ada),
        (
            "customer.deleted",
            RecordTypes.Customers,
            new Customer
            {
                Id = Customer,
                Owner = Live,
                CreatedAt = Noon,
                UpdatedAt = Noon,
                DeletedAt = Noon,
            }
        ),
        ("payment-method.kept", RecordTypes.PaymentMethods, Card),
        ("payment-method.detached", RecordTypes.PaymentMethods, Detached),
        (
            "refund.canceled",
            RecordTypes.Refunds,
            TestRecords.Refund(new RefundState.Canceled(Noon)) with
            {
                ReasonCode = RefundReason.CustomerRequest,
                Metadata = Metadata.Of(new KeyValuePair<string, string>("a", "1")),
            }
        ),
        ("dispute.needs-response", RecordTypes.Disputes, Dispute(new DisputeState.NeedsResponse())),
        (
            "dispute.under-review",
            RecordTypes.Disputes,
            Dispute(new DisputeState.UnderReview(Noon)) with
            {
                Evidence = "The parcel\nwas signed for",
            }
        ),
        ("dispute.won", RecordTypes.Disputes, Dispute(new DisputeState.Won(Noon))),
        ("dispute.lost", RecordTypes.Disputes, Dispute(new DisputeState.Lost(Noon))),
        (
            "event.intent-requires-action",
            RecordTypes.Events,
            Event(new PaymentIntentRequiresAction(In(new IntentState.RequiresAction("ch_1", Redirect, Noon))))
        ),
        (
            "event.intent-capturable",
            RecordTypes.Events,
            Event(new PaymentIntentAmountCapturableUpdated(In(new IntentState.RequiresCapture("ch_1", Noon))))
        ),
        (
            "event.intent-payment-failed",
            RecordTypes.Events,
            Event(
                new PaymentIntentPaymentFailed(In(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.DoNotHonor))))
            )
        ),
        (
            "event.intent-canceled",
            RecordTypes.Events,
            Event(new PaymentIntentCanceled(In(new IntentState.Canceled(Noon, CancellationReason.Duplicate))))
        ),
        (
            "event.setup-succeeded",
            RecordTypes.Events,
            Event(new SetupIntentSucceeded(Setup(new SetupState.Succeeded(Attempt.Id, Method, Noon))))
        ),
        (
            "event.setup-failed",
            RecordTypes.Events,
            Event(
                new SetupIntentSetupFailed(Setup(new SetupState.RequiresPaymentMethod(new SetupError(Attempt.Id, DeclineCode.Fraudulent))))
            )
        ),
        ("event.setup-canceled", RecordTypes.Events, Event(new SetupIntentCanceled(Setup(new SetupState.Canceled(Noon))))),
        ("event.payment-method-attached", RecordTypes.Events, Event(new PaymentMethodAttached(Card with { Token = null }))),
        ("event.payment-method-updated", RecordTypes.Events, Event(new PaymentMethodUpdated(Card with { Token = null }))),
        ("event.payment-method-detached", RecordTypes.Events, Event(new PaymentMethodDetached(Detached))),
        ("event.dispute-created", RecordTypes.Events, Event(new DisputeCreated(Dispute(new DisputeState.NeedsResponse()), Kept))),
        ("event.dispute-evidence-due", RecordTypes.Events, Event(new DisputeEvidenceDue(Dispute(new DisputeState.NeedsResponse()), Kept))),
        ("event.dispute-updated", RecordTypes.Events, Event(new DisputeUpdated(Dispute(new DisputeState.UnderReview(Noon)), Kept))),
        ("event.dispute-closed", RecordTypes.Events, Event(new DisputeClosed(Dispute(new DisputeState.Lost(Noon)), Kept))),
        (
            "idempotency.begun",
            RecordTypes.IdempotencyKeys,
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
            RecordTypes.ApiKeys,
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
