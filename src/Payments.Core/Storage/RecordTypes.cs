namespace Payments.Storage;

/// <summary>Every table of the library.</summary>
public static class RecordTypes
{
    // First, because the tables below are made in the order in which they stand.
    private static ListOrder ById { get; } = new("id", Group: null, By: null);

    /// <summary>Checkout sessions.</summary>
    public static RecordType<CheckoutSession> Sessions { get; } = new(
        "checkout_sessions", session => session.Id, StoredJson.Default.CheckoutSession, lists: [ById]);

    /// <summary>Payment intents.</summary>
    public static RecordType<PaymentIntent> Intents { get; } = new(
        "payment_intents", intent => intent.Id, StoredJson.Default.PaymentIntent, lists: [ById]);

    /// <summary>Charges.</summary>
    public static RecordType<Charge> Charges { get; } = MakeCharges();

    /// <summary>Events.</summary>
    public static RecordType<PaymentEvent> Events { get; } = new(
        "events", paymentEvent => paymentEvent.Id, StoredJson.Default.PaymentEvent, lists: [ById]);

    /// <summary>Idempotency keys.</summary>
    public static RecordType<IdempotencyRecord> IdempotencyKeys { get; } = MakeIdempotencyKeys();

    /// <summary>Webhook endpoints.</summary>
    public static RecordType<WebhookEndpoint> Endpoints { get; } = MakeEndpoints();

    /// <summary>Webhook deliveries.</summary>
    public static RecordType<WebhookDelivery> Deliveries { get; } = MakeDeliveries();

    /// <summary>API keys; all of <see cref="Owner.Directory"/>.</summary>
    public static RecordType<ApiKey> ApiKeys { get; } = MakeApiKeys();

    /// <summary>The steps from an empty database to this release.</summary>
    public static Schema Schema { get; } = new(
    [
        new SchemaStep(1, "first payment", [Sessions, Intents, Charges, Events, IdempotencyKeys, Endpoints, Deliveries, ApiKeys]),
    ]);

    private static RecordType<Charge> MakeCharges()
    {
        var intent = Column.Text<Charge>("payment_intent_id", charge => charge.PaymentIntentId);
        return new("charges", charge => charge.Id, StoredJson.Default.Charge, [intent], lists: [new ListOrder("intent", intent, By: null)]);
    }

    private static RecordType<IdempotencyRecord> MakeIdempotencyKeys()
    {
        var expiry = Column.Time<IdempotencyRecord>("expires_at", record => record.ExpiresAt);
        return new("idempotency_keys", record => record.Key, StoredJson.Default.IdempotencyRecord, [expiry], lists: [new ListOrder("expiry", Group: null, expiry)]);
    }

    private static RecordType<WebhookEndpoint> MakeEndpoints()
    {
        // Processes that start together register the same endpoint together; without the name each would make one.
        var address = Column.Text<WebhookEndpoint>("address", endpoint => $"{endpoint.Format} {endpoint.Url}");
        return new("webhook_endpoints", endpoint => endpoint.Id, StoredJson.Default.WebhookEndpoint, [address], uniqueNames: [address], lists: [ById]);
    }

    private static RecordType<WebhookDelivery> MakeDeliveries()
    {
        var paymentEvent = Column.Text<WebhookDelivery>("event_id", delivery => delivery.EventId);
        return new("webhook_deliveries", delivery => delivery.Id, StoredJson.Default.WebhookDelivery, [paymentEvent], lists: [ById, new ListOrder("event", paymentEvent, By: null)]);
    }

    private static RecordType<ApiKey> MakeApiKeys()
    {
        var hash = Column.Text<ApiKey>("hash", key => key.Hash);
        var account = Column.Text<ApiKey>("owner", key => key.Owner.ToString());
        return new("api_keys", key => key.Id, StoredJson.Default.ApiKey, [hash, account], uniqueNames: [hash], lists: [new ListOrder("owner", account, By: null)]);
    }
}
