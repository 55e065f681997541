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
            LaterDocuments.ConfirmedQuote,
            (
                "endpoint.moved",
                RecordTypes.Endpoints,
                Endpoint(disabled: null) with
                {
                    RegisteredAs = "synapto https://shop.example/before",
                }
            ),
        ];

    /// <summary>What was written when a payment was one card charge, as it is read now.</summary>
    public static IReadOnlyList<(string Name, RecordType Type, object Record)> OneCardPayments { get; } =
    [
        ("session.open", RecordTypes.Sessions, TestRecords.Session(new SessionState.Open())),
        ("session.paying", RecordTypes.Sessions, TestRecords.Session(new SessionState.Open("ch_1"))),
        ("session.complete", RecordTypes.Sessions, FullSession),
        ("session.nested-metadata", RecordTypes.Sessions, NestedSession),
        ("session.expired", RecordTypes.Sessions, TestRecords.Session(new SessionState.Expired(ExpiryCause.TimeElapsed, Noon))),
        ("session.expired-by-request", RecordTypes.Sessions, TestRecords.Session(new SessionState.Expired(ExpiryCause.Requested, Noon))),
        ("session.canceled", RecordTypes.Sessions, TestRecords.Session(new SessionState.Canceled(Noon))),
        ("intent.requires-payment-method", RecordTypes.Intents, TestRecords.Intent(new IntentState.RequiresPaymentMethod(), 0)),
        (
            "intent.declined",
            RecordTypes.Intents,
            TestRecords.Intent(new IntentState.RequiresPaymentMethod(new PaymentError("ch_1", DeclineCode.ExpiredCard)))
        ),
        ("intent.processing", RecordTypes.Intents, TestRecords.Intent(new IntentState.Processing("ch_1")) with { SessionId = null }),
        ("intent.succeeded", RecordTypes.Intents, TestRecords.Intent(new IntentState.Succeeded("ch_1", Noon), 3)),
        ("intent.canceled", RecordTypes.Intents, TestRecords.Intent(new IntentState.Canceled(Noon))),
        ("charge.pending", RecordTypes.Charges, TestRecords.Charge(new ChargeState.Pending())),
        ("charge.unknown", RecordTypes.Charges, TestRecords.Charge(new ChargeState.Unknown(Noon, "no answer in time"))),
        (
            "charge.succeeded",
            RecordTypes.Charges,
            TestRecords.Charge(new ChargeState.Succeeded("simch_1", Noon)) with
            {
                Amount = Money.FromMinorUnits(long.MaxValue, Currency.Jpy),
            }
        ),
        ("charge.failed", RecordTypes.Charges, FailedCharge with { SessionId = null }),
        ("event.session-paid", RecordTypes.Events, Event(new CheckoutSessionPaid(FullSession))),
        (
            "event.session-expired",
            RecordTypes.Events,
            Event(new CheckoutSessionExpired(TestRecords.Session(new SessionState.Canceled(Noon))))
        ),
        (
            "event.intent-succeeded",
            RecordTypes.Events,
            Event(new PaymentIntentSucceeded(TestRecords.Intent(new IntentState.Succeeded("ch_1", Noon))))
        ),
        ("event.charge-failed", RecordTypes.Events, Event(new ChargeFailed(FailedCharge))),
        ("idempotency.in-progress", RecordTypes.IdempotencyKeys, Key(new IdempotencyState.InProgress(Noon))),
        (
            "idempotency.finished",
            RecordTypes.IdempotencyKeys,
            Key(new IdempotencyState.Finished(new StoredResponse(201, "{\"id\":\"cs_1\",\"note\":\"ü\"}")))
        ),
        ("endpoint.enabled", RecordTypes.Endpoints, Endpoint(disabled: null)),
        ("endpoint.disabled", RecordTypes.Endpoints, Endpoint("The receiver answered 410 Gone")),
        .. Enum.GetValues<DeliveryStatus>()
            .Select(status =>
                ($"delivery.{status.ToString().ToLowerInvariant()}", (RecordType)RecordTypes.Deliveries, (object)Delivery(status))
            ),
        ("api-key.active", RecordTypes.ApiKeys, Secret(null)),
        ("api-key.revoked", RecordTypes.ApiKeys, Secret(Noon)),
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
