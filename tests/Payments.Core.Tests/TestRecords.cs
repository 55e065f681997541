namespace Payments.Core.Tests;

/// <summary>Records as they stand somewhere in a payment's life.</summary>
internal static class TestRecords
{
    public static Owner Shop { get; } = Owner.Test("acct_shop");

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Expiry { get; } = Noon.AddHours(1);

    public static Money Amount { get; } = Money.FromMinorUnits(12_50, Currency.Gbp);

    public static CheckoutSession Session(SessionState state) =>
        new()
        {
            Id = "cs_0000000000000000000001",
            Owner = Shop,
            Amount = Amount,
            PaymentIntentId = "pi_0000000000000000000001",
            PageToken = "cs_0000000000000000000001secret_t_acct_shop",
            ExpiresAt = Expiry,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static PaymentIntent Intent(IntentState state, int charges = 1) =>
        new()
        {
            Id = "pi_0000000000000000000001",
            Owner = Shop,
            Amount = Amount,
            SessionId = "cs_0000000000000000000001",
            Charges = charges,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static Charge Charge(ChargeState state) =>
        new()
        {
            Id = "ch_1",
            Owner = Shop,
            PaymentIntentId = "pi_0000000000000000000001",
            SessionId = "cs_0000000000000000000001",
            Amount = Amount,
            Card = new CardSummary("visa", "4242", 12, 2030),
            Provider = "scripted",
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static OutgoingEmail Email(EmailState state) =>
        new()
        {
            Id = "eml_0000000000000000000001",
            Owner = Shop,
            Kind = EmailKind.PaymentLink,
            To = "ada@example.com",
            Locale = "en",
            SessionId = "cs_0000000000000000000001",
            QueuedAt = Noon,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static Refund Refund(RefundState state) =>
        new()
        {
            Id = "re_0000000000000000000001",
            Owner = Shop,
            ChargeId = "ch_1",
            Amount = Amount,
            Provider = "scripted",
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static SetupIntent Setup(SetupState state, int attempts = 1) =>
        new()
        {
            Id = "seti_0000000000000000000001",
            Owner = Shop,
            CustomerId = "cus_0000000000000000000001",
            Usage = FutureUsage.OffSession,
            Attempts = attempts,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };

    public static Dispute Dispute(DisputeState state) =>
        new()
        {
            Id = "dp_0000000000000000000001",
            Owner = Shop,
            ChargeId = "ch_1",
            Amount = Amount,
            Reason = DisputeReason.Fraudulent,
            EvidenceDueBy = Expiry,
            Provider = "scripted",
            Reference = "case_1",
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
        };
}
