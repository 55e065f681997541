using Payments.Providers;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>One charge of 620.00 GHS with a fee of 6.20, in every state that its money can be in, and its checkout.</summary>
internal static class HeldMoney
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Owner Shop = Owner.Test("acct_shop");

    private static readonly PaymentInstructions Bank = new PaymentInstructions.BankAccount("A Bank", "0123450040", "Shop", "SP-77");

    public static IReadOnlyDictionary<string, Charge> All { get; } =
        new Dictionary<string, Charge>(StringComparer.Ordinal)
        {
            ["pending"] = Of(new ChargeState.Pending()),
            ["unknown"] = Of(new ChargeState.Unknown(Noon, "no response")),
            ["awaiting"] = Of(new ChargeState.AwaitingPayment("ref_1", Bank, Noon.AddHours(1))),
            ["underpaid"] = Of(new ChargeState.Underpaid("ref_1", Noon, Bank, Noon.AddHours(1)), received: 248),
            ["succeeded"] = Of(new ChargeState.Succeeded("ref_1", Noon)),
            ["overpaid"] = Of(new ChargeState.Succeeded("ref_1", Noon), received: 700),
            ["accepted"] = Of(new ChargeState.Accepted("ref_1", Noon), received: 248),
            ["accepted_below_fee"] = Of(new ChargeState.Accepted("ref_1", Noon), received: 5),
            ["failed"] = Of(new ChargeState.Failed(DeclineCode.InsufficientFunds, Noon)),
            ["failed_and_given_back"] = Of(new ChargeState.Failed(DeclineCode.Underpaid, Noon), received: 248, refunded: 248),
            ["expired"] = Of(new ChargeState.Expired(ChargeExpiry.TimeElapsed, Noon)),
            ["canceled"] = Of(new ChargeState.Canceled(Noon)),
            ["paid_late"] = Of(new ChargeState.PaidLate("ref_1", Noon), received: 620),
            ["paid_late_in_part"] = Of(new ChargeState.PaidLate("ref_1", Noon), received: 100),
            ["returned"] = Of(new ChargeState.Returned("ref_1", DeclineCode.InsufficientFunds, Noon), received: 620, returned: 620),
            ["disputed"] = Of(new ChargeState.Succeeded("ref_1", Noon), disputed: 620),
            ["refunded_in_part"] = Of(new ChargeState.Succeeded("ref_1", Noon), refunded: 120),
            ["mismatched"] = Of(new ChargeState.Unknown(Noon, "no response")) with
            {
                Mismatch = Mismatch(ChargeMismatchKind.MoreThanAsked),
            },
        };

    /// <summary>What a provider reports that the charge cannot have: the money where there is any, and the provider's own id.</summary>
    public static ChargeMismatch Mismatch(ChargeMismatchKind kind) =>
        kind switch
        {
            ChargeMismatchKind.DeclinedAfterMoney => new(kind, ChargeOutcomeKind.Declined, null, null, Noon),
            ChargeMismatchKind.OtherCurrency => new(
                kind,
                ChargeOutcomeKind.Received,
                Money.FromMinorUnits(620_000, Currency.Kwd),
                "ref_2",
                Noon
            ),
            ChargeMismatchKind.NoMoney => new(kind, ChargeOutcomeKind.Received, Ghs(0), "ref_2", Noon),
            ChargeMismatchKind.NoReference => new(kind, ChargeOutcomeKind.Approved, null, "", Noon),
            ChargeMismatchKind.MoreThanAsked => new(kind, ChargeOutcomeKind.Captured, Ghs(700), "ref_2", Noon),
            _ => new(kind, ChargeOutcomeKind.Received, Ghs(620), "ref_2", Noon),
        };

    /// <summary>
    /// The events of money that is held, gone again or not what was asked for, each with the state that its charge is in.
    /// </summary>
    public static IReadOnlyDictionary<string, EventData> Events(string? origin)
    {
        var session = SessionOf(origin);
        return new Dictionary<string, EventData>(StringComparer.Ordinal)
        {
            ["underpaid"] = new ChargeUnderpaid(In("underpaid"), session),
            ["overpaid"] = new ChargeOverpaid(In("overpaid"), session),
            ["paid_late"] = new ChargePaidLate(In("paid_late"), session),
            ["returned"] = new ChargeReturned(In("returned"), session),
            ["mismatched"] = new ChargeMismatched(In("mismatched"), session),
        };

        Charge In(string state) => All[state] with { Origin = origin };
    }

    public static PaymentEvent Event(EventData data) =>
        new()
        {
            Id = "evt_0000000000000000000009",
            Owner = Shop,
            CreatedAt = Noon,
            Data = data,
        };

    public static CheckoutSession SessionOf(string? origin) =>
        new()
        {
            Id = "cs_0000000000000000000001",
            Owner = Shop,
            Amount = Ghs(620),
            Origin = origin,
            PaymentIntentId = "pi_0000000000000000000001",
            ClientReferenceId = "order_77",
            Customer = new CustomerDetails { Email = "ada@shop.example" },
            PageToken = "cs_0000000000000000000001secret_t_acct_shop",
            PageUrl = "https://pay.shop.example/c/chk_aaaabbbb0000000000000000000001",
            ExpiresAt = Noon.AddHours(1),
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = new SessionState.Open("ch_0000000000000000000001"),
        };

    private static Charge Of(ChargeState state, int? received = null, int? refunded = null, int? disputed = null, int? returned = null) =>
        new()
        {
            Id = "ch_0000000000000000000001",
            Owner = Shop,
            PaymentIntentId = "pi_0000000000000000000001",
            SessionId = "cs_0000000000000000000001",
            Amount = Ghs(620),
            Fee = Money.FromMinorUnits(6_20, Currency.Ghs),
            Method = MethodIds.BankTransfer,
            Received = received is { } arrived ? Ghs(arrived) : null,
            Refunded = refunded is { } back ? Ghs(back) : null,
            Disputed = disputed is { } taken ? Ghs(taken) : null,
            Returned = returned is { } gone ? Ghs(gone) : null,
            Provider = "simulator",
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = state,
            History =
            [
                new ChargeHistoryEntry(ChargeStatus.Expired, Noon, null, null),
                new ChargeHistoryEntry(state.Status, Noon, "ref_1", null),
            ],
        };

    private static Money Ghs(int amount) => Money.FromMinorUnits(amount * 100L, Currency.Ghs);
}
