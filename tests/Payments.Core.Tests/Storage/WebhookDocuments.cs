using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>Records of endpoints that fail.</summary>
internal static class WebhookDocuments
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        (
            "endpoint.failing",
            PaymentsSchema.Current.Table<WebhookEndpoint>(),
            new WebhookEndpoint
            {
                Id = "we_0000000000000000000001",
                Owner = TestRecords.Shop,
                Url = "https://shop.example/hooks",
                Format = "plain",
                Secrets = [new EndpointSecret("only-secret", null)],
                FailingSince = Noon,
                CreatedAt = Noon,
                UpdatedAt = Noon,
            }
        ),
        (
            "event.webhook-endpoint-disabled",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            new PaymentEvent
            {
                Id = "evt_0000000000000000000001",
                Owner = TestRecords.Shop,
                CreatedAt = Noon,
                Data = new WebhookEndpointDisabled(
                    "we_0000000000000000000001",
                    "https://shop.example/hooks?a=ü",
                    "plain",
                    "The receiver answered 410 Gone"
                ),
            }
        ),
    ];
}
