using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>Records of what is told of customers, and of keys that act for others.</summary>
internal static class CustomerDocuments
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private static readonly Customer Jenny = new()
    {
        Id = "cus_0000000000000000000001",
        Owner = TestRecords.Shop,
        Name = "Jenny Rosen",
        Email = "jenny@example.com",
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        ("event.customer-created", PaymentsSchema.Current.Table<PaymentEvent>(), Event(new CustomerCreated(Jenny))),
        (
            "event.customer-updated",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new CustomerUpdated(Jenny with { Name = "Jenny Rose" }, Jenny)) with
            {
                IdempotencyKey = "rename-1",
            }
        ),
        (
            "event.customer-deleted",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(
                new CustomerDeleted(
                    new()
                    {
                        Id = Jenny.Id,
                        Owner = Jenny.Owner,
                        CreatedAt = Noon,
                        UpdatedAt = Noon,
                        DeletedAt = Noon,
                    }
                )
            )
        ),
        (
            "api-key.platform",
            PaymentsSchema.Current.Table<ApiKey>(),
            new ApiKey
            {
                Id = "key_1",
                Owner = TestRecords.Shop,
                Hash = "h",
                Hint = "sk_test_…a1B2",
                ActsFor = ["acct_1", "acct_2"],
                CreatedAt = Noon,
            }
        ),
    ];

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = TestRecords.Shop,
            CreatedAt = Noon,
            Data = data,
        };
}
