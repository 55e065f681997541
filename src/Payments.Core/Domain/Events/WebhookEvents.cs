namespace Payments;

/// <summary>What happens to webhook endpoints.</summary>
internal static class WebhookEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(
            WebhookEndpointDisabled.TypeName,
            "A webhook endpoint is sent nothing more, because its receiver responded 410 or every try failed for 5 days",
            EventJson.Default.WebhookEndpointDisabled
        ),
    ];
}

/// <summary>A webhook endpoint was disabled by the library. Enable it again with <c>WebhookEndpoints.EnableAsync</c>.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Format">Its format, such as "synapto".</param>
/// <param name="Reason">Why; the endpoint's disabled reason.</param>
public sealed record WebhookEndpointDisabled(string EndpointId, string Url, string Format, string Reason) : EventData
{
    /// <summary>"webhook_endpoint.disabled".</summary>
    public const string TypeName = "webhook_endpoint.disabled";

    private protected override string Name => TypeName;
}
