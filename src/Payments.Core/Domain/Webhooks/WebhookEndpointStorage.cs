using System.Text.Json.Serialization;
using Payments.Storage;

namespace Payments;

/// <summary>How webhook endpoints are stored.</summary>
internal static class WebhookEndpointStorage
{
    public const string IdPrefix = "we_";

    public static RecordType<WebhookEndpoint> Table { get; } = MakeTable();

    private static RecordType<WebhookEndpoint> MakeTable()
    {
        // Processes that start together register the same endpoint together; without the name each would make one.
        var address = Column.Text<WebhookEndpoint>("address", endpoint => endpoint.Name);
        return new(
            "webhook_endpoints",
            endpoint => endpoint.Id,
            WebhookJson.Default.WebhookEndpoint,
            [address],
            uniqueNames: [address],
            lists: [ListOrder.ById]
        );
    }
}

/// <summary>How webhook deliveries are stored.</summary>
internal static class WebhookDeliveryStorage
{
    public const string IdPrefix = "dlv_";

    public const string DeliverWork = "webhook.deliver";

    public const string QueueWork = "webhook.queue";

    public static RecordType<WebhookDelivery> Table { get; } = MakeTable();

    /// <summary>
    /// The kind of the rows of one endpoint's deliveries: each endpoint's are a queue of their own, so that the store never has to look
    /// through those of one that hangs to find those of another.
    /// </summary>
    public static string QueueOf(string endpointId) => $"{DeliverWork}.{endpointId}";

    private static RecordType<WebhookDelivery> MakeTable()
    {
        var paymentEvent = Column.Text<WebhookDelivery>("event_id", delivery => delivery.EventId);
        return new(
            "webhook_deliveries",
            delivery => delivery.Id,
            WebhookJson.Default.WebhookDelivery,
            [paymentEvent],
            lists: [ListOrder.ById, new ListOrder("event", paymentEvent, By: null)]
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(WebhookEndpoint))]
[JsonSerializable(typeof(WebhookDelivery))]
internal sealed partial class WebhookJson : JsonSerializerContext;
