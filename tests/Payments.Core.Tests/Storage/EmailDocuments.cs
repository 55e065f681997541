using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>Records of e-mails to payers.</summary>
internal static class EmailDocuments
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static IReadOnlyList<(string Name, RecordType Type, object Record)> All { get; } =
    [
        ("email.queued", PaymentsSchema.Current.Table<OutgoingEmail>(), TestRecords.Email(new EmailState.Queued())),
        (
            "email.handing-over",
            PaymentsSchema.Current.Table<OutgoingEmail>(),
            TestRecords.Email(new EmailState.HandingOver(Noon)) with
            {
                Attempts = 2,
            }
        ),
        ("email.sent", PaymentsSchema.Current.Table<OutgoingEmail>(), Debit(new EmailState.Sent(Noon))),
        (
            "email.failed",
            PaymentsSchema.Current.Table<OutgoingEmail>(),
            Debit(new EmailState.Failed("550 no such mailbox – ü", Noon)) with
            {
                Kind = EmailKind.PaymentFailed,
                DebitOn = null,
            }
        ),
        (
            "email.refused",
            PaymentsSchema.Current.Table<OutgoingEmail>(),
            Debit(new EmailState.Queued("450 busy")) with
            {
                Kind = EmailKind.Receipt,
                DebitOn = null,
            }
        ),
        ("email.unknown", PaymentsSchema.Current.Table<OutgoingEmail>(), TestRecords.Email(new EmailState.Unknown(Noon))),
        (
            "event.email-sent",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new EmailSent(TestRecords.Email(new EmailState.Sent(Noon))))
        ),
        (
            "event.email-failed",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new EmailFailed(TestRecords.Email(new EmailState.Failed("550 no such mailbox", Noon))))
        ),
        (
            "event.email-unknown",
            PaymentsSchema.Current.Table<PaymentEvent>(),
            Event(new EmailUnknown(TestRecords.Email(new EmailState.Unknown(Noon))))
        ),
    ];

    private static OutgoingEmail Debit(EmailState state) =>
        TestRecords.Email(state) with
        {
            Kind = EmailKind.DebitAnnounced,
            SessionId = null,
            ChargeId = "ch_1",
            DebitOn = new DateOnly(2026, 3, 5),
            Locale = "de-AT",
            Attempts = 1,
        };

    private static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000001",
            Owner = TestRecords.Shop,
            CreatedAt = Noon,
            Data = data,
        };
}
