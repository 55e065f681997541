using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What became of a delivery so far.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>Not yet acknowledged; it is tried again.</summary>
    Pending,

    /// <summary>Acknowledged.</summary>
    Delivered,

    /// <summary>Never acknowledged in three days.</summary>
    Exhausted,

    /// <summary>Abandoned because its endpoint is disabled or gone.</summary>
    Dropped,
}

/// <summary>One try to deliver.</summary>
/// <param name="At">When.</param>
/// <param name="StatusCode">The receiver's answer, or null where none came.</param>
/// <param name="Error">What went wrong, or null where nothing did.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? StatusCode, string? Error);

/// <summary>One event on its way to one endpoint. The payload is written once; each try signs the same bytes anew.</summary>
public sealed record WebhookDelivery
{
    /// <summary>"dlv_" and 22 letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The event.</summary>
    public required string EventId { get; init; }

    /// <summary>The event's type.</summary>
    public required string EventType { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The body, as UTF-8.</summary>
    public required string Payload { get; init; }

    /// <summary>What became of it so far.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>The tries, oldest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>When it is tried next; null where it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When the event was handed out.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
