using System.Text.Json;
using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>One record of every type in every state, with every optional value both set and left out somewhere.</summary>
internal static class StoredDocuments
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly Owner Live = Owner.Live("acct_shop-1");

    private static readonly CheckoutSession FullSession = TestRecords.Session(new SessionState.Complete("ch_1", Noon)) with
    {
        Owner = Live,
        ClientReferenceId = "order \"6735\" – 😀",
        SuccessUrl = "https://shop.example/done?a=1&b=2",
        CancelUrl = "https://shop.example/",
        Metadata = Metadata.Of(new("b", "1"), new("a", "two\nlines"), new("__proto__", "")),
        PageUrl = "https://pay.example/p/1",
    };

    private static readonly CheckoutSession NestedSession = TestRecords.Session(new SessionState.Open()) with { Metadata = Nested() };

    private static readonly Charge FailedCharge = TestRecords.Charge(new ChargeState.Failed(DeclineCode.InsufficientFunds, Noon));

    /// <summary>Everything that this release writes.</summary>
    public static IEnumerable<(string Name, RecordType Type, object Record)> All =>
        [
            .. OneCardPayments,
            .. LaterDocuments.All,
            .. CardDocuments.All,
            .. EmailDocuments.All,
            .. CustomerDocuments.All,
            .. LedgerDocuments.All,
            .. WebhookDocuments.All,
            LaterDocuments.ConfirmedQuote,
            (
                "endpoint.moved",
                PaymentsSchema.Current.Table<WebhookEndpoint>(),
                Endpoint(disabled: null) with
                {
                    RegisteredAs = "synapto https://shop.example/before",
                }
            ),
        ];

    /// <summary>What was written when a payment was one card charge, as it is read now.</summary>
    public static IReadOnlyList<(string Name, RecordType Type, object Record)> OneCardPayments { get; } =
    [
        ("session.open", PaymentsSchema.Current.Table<CheckoutSession>(), TestRecords.Session(new SessionState.Open())),
        ("session.paying", PaymentsSchema.Current.Table<CheckoutSession>(), TestRecords.Session(new SessionState.Open("ch_1"))),
        ("session.complete", PaymentsSchema.Current.Table<CheckoutSession>(), FullSession),
        ("session.nested-metadata", PaymentsSchema.Current.Table<CheckoutSession>(), NestedSession),
        (
            "session.expired",
            PaymentsSchema.Current.Table<CheckoutSession>(),
            TestRecords.Session(new SessionState.Expired(ExpiryCause.TimeElapsed, Noon))
        ),
        (
            "session.expired-by-request",
            PaymentsSchema.Current.Table<CheckoutSession>(),
            TestRecords.Session(new SessionState.Expired(ExpiryCause.Requested, Noon))
        ),
        ("session.canceled", PaymentsSchema.Current.Table<CheckoutSession>(), TestRecords.Session(new SessionState.Canceled(Noon))),
        (
            "intent.requires-payment-method",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            TestRecords.Intent(new IntentState.RequiresPaymentMethod(), 0)
        ),
        (
            "intent.declined",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            TestRecords.Intent(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.ExpiredCard)))
        ),
        (
            "intent.processing",
            PaymentsSchema.Current.Table<PaymentIntent>(),
            TestRecords.Intent(new IntentState.Processing("ch_1")) with
            {
                SessionId = null,
            }
        ),
        ("intent.succeeded", PaymentsSchema.Current.Table<PaymentIntent>(), TestRecords.Intent(new IntentState.Succeeded("ch_1", Noon), 3)),
        ("intent.canceled", PaymentsSchema.Current.Table<PaymentIntent>(), TestRecords.Intent(new IntentState.Canceled(Noon))),
        ("charge.pending", PaymentsSchema.Current.Table<Charge>(), TestRecords.Charge(new ChargeState.Pending())),
        ("charge.unknown", PaymentsSchema.Current.Table<Charge>(), TestRecords.Charge(new ChargeState.Unknown(Noon, "no answer in time"))),
        (
            "charge.succeeded",
            PaymentsSchema.Current.Table<Charge>(),
            TestRecords.Charge(new ChargeState.Succeeded("simch_1", Noon)) with
            {
                Amount = Money.FromMinorUnits(long.MaxValue, Currency.Jpy),
            }
        ),
        ("charge.failed", PaymentsSchema.Current.Table<Charge>(), FailedCharge with { SessionId = null }),
        ("event.session-paid", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new CheckoutSessionPaid(FullSession))),
        (
            "event.session-expired",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new CheckoutSessionExpired(TestRecords.Session(new SessionState.Canceled(Noon))))
        ),
        (
            "event.intent-succeeded",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new PaymentIntentSucceeded(TestRecords.Intent(new IntentState.Succeeded("ch_1", Noon))))
        ),
        ("event.charge-failed", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new ChargeFailed(FailedCharge))),
        ("idempotency.in-progress", PaymentsSchema.Current.Table<IdempotencyRecord>(), Key(new IdempotencyState.InProgress(Noon))),
        (
            "idempotency.finished",
            PaymentsSchema.Current.Table<IdempotencyRecord>(),
            Key(new IdempotencyState.Finished(new StoredResponse(201, "{\"id\":\"cs_1\",\"note\":\"ü\"}")))
        ),
        ("endpoint.enabled", PaymentsSchema.Current.Table<WebhookEndpoint>(), Endpoint(disabled: null)),
        ("endpoint.disabled", PaymentsSchema.Current.Table<WebhookEndpoint>(), Endpoint("The receiver answered 410 Gone")),
        .. Enum.GetValues<DeliveryStatus>()
            .Select(status =>
                (
                    $"delivery.{status.ToString().ToLowerInvariant()}",
                    (RecordType)PaymentsSchema.Current.Table<WebhookDelivery>(),
                    (object)Delivery(status)
                )
            ),
        ("api-key.active", PaymentsSchema.Current.Table<ApiKey>(), Secret(null)),
        ("api-key.revoked", PaymentsSchema.Current.Table<ApiKey>(), Secret(Noon)),
    ];

    private static Metadata Nested() =>
        Metadata.TryCreate(
            JsonElement.Parse(
                """{"order":"6735","gift":true,"weight":1.50,"cart":{"$type":"is","items":[{"sku":"a \"b\"","price":1e2},null]}}"""
            ),
            MetadataPolicy.Default with
            {
                AllowsNested = true,
            },
            out var metadata,
            out var refusal,
            out _
        )
            ? metadata
            : throw new InvalidOperationException(refusal.ToString());

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = Live,
            CreatedAt = Noon,
            Data = data,
        };

    private static IdempotencyRecord Key(IdempotencyState state) =>
        new()
        {
            Key = "order-1.2_3:4+5/6=7",
            Fingerprint = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ExpiresAt = Noon,
            State = state,
        };

    private static WebhookEndpoint Endpoint(string? disabled) =>
        new()
        {
            Id = "we_0000000000000000000001",
            Owner = Live,
            Url = "https://shop.example/hooks?a=1&b=2",
            Format = "plain",
            EventTypes = disabled is null ? [] : [CheckoutSessionPaid.TypeName, ChargeFailed.TypeName],
            Secrets = disabled is null
                ? [new EndpointSecret("only-secret", null)]
                : [new EndpointSecret("new-secret", null), new EndpointSecret("old-secret", Noon)],
            DisabledReason = disabled,
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };

    private static WebhookDelivery Delivery(DeliveryStatus status) =>
        new()
        {
            Id = "dlv_0000000000000000000001",
            Owner = Live,
            EventId = "evt_0000000000000000000001",
            EventType = CheckoutSessionPaid.TypeName,
            EndpointId = "we_0000000000000000000001",
            Payload = "{\"type\":\"checkout_session.paid\",\"note\":\"<ü>\"}",
            Status = status,
            Attempts =
                status == DeliveryStatus.Pending
                    ? []
                    : [new DeliveryAttempt(Noon, null, "connection refused"), new DeliveryAttempt(Noon, 200, null)],
            NextAttemptAt = status == DeliveryStatus.Pending ? Noon : null,
            CreatedAt = Noon,
        };

    private static ApiKey Secret(DateTimeOffset? revokedAt) =>
        new()
        {
            Id = "key_0000000000000000000001",
            Owner = TestRecords.Shop,
            Hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            Hint = "sk_test_…a1B2",
            CreatedAt = Noon,
            RevokedAt = revokedAt,
        };
}
