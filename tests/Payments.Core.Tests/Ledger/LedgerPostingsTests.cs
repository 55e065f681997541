using Xunit;

namespace Payments.Core.Tests;

public sealed class LedgerPostingsTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DateOnly Later = new(2026, 3, 3);

    /// <summary>The document that says what each event posts, and these tests, are one table.</summary>
    public static IReadOnlyList<(string Event, IReadOnlyList<LedgerEntry> Entries, string Expected)> Table { get; } =
    [
        ("A charge is paid", OfCharge(Pending(), Paid(100)), "payment clearing:p>funds 100"),
        (
            "A charge with a fee is paid",
            OfCharge(Pending(), Paid(100) with { Fee = Gbp(3) }),
            "payment clearing:p>funds 100; fee funds>fees 3"
        ),
        (
            "The fee is more than what was paid",
            OfCharge(Pending(), Paid(100) with { Received = Gbp(2), Fee = Gbp(3) }),
            "payment clearing:p>funds 2; fee funds>fees 2"
        ),
        (
            "It is passed on to payees",
            OfCharge(Pending(), Paid(100) with { Transfers = [new("a", Gbp(60)), new("b", Gbp(40))] }),
            "payment clearing:p>funds 100; transfer funds>transferred:a 60; transfer funds>transferred:b 40"
        ),
        ("A bank line pays it", OfCharge(Pending(), Paid(100), LedgerAccount.Suspense), "payment suspense>funds 100"),
        (
            "A customer's credit pays it",
            LedgerPostings.OfCharge(null, Paid(100), LedgerAccount.AppliedCredit, Today),
            "payment applied_credit>funds 100"
        ),
        (
            "Part of a reservation is captured",
            OfCharge(Charge(new ChargeState.Capturing("r", Gbp(35), default)), Paid(100) with { Received = Gbp(35) }),
            "payment clearing:p>funds 35"
        ),
        ("Money is reserved", OfCharge(Pending(), Charge(new ChargeState.Authorized("r", default, default))), ""),
        ("A charge fails or expires without money", OfCharge(Pending(), Failed(0)), ""),
        ("Less than the amount arrives", OfCharge(Pending(), Underpaid(40)), "receipt clearing:p>suspense 40"),
        (
            "The rest arrives",
            OfCharge(Underpaid(40), Paid(100) with { Received = Gbp(100) }),
            "payment suspense>funds 40; payment clearing:p>funds 60"
        ),
        ("What arrived is accepted as payment", OfCharge(Underpaid(40), Accepted(40)), "payment suspense>funds 40"),
        ("What arrived is refunded", OfCharge(Underpaid(40), Failed(40) with { Refunded = Gbp(40) }), "refund suspense>reserved 40"),
        ("More than the amount arrives", OfCharge(Paid(100), Paid(100) with { Received = Gbp(120) }), "payment clearing:p>funds 20"),
        ("Money arrives after the end", OfCharge(Failed(0), Late(100)), "receipt clearing:p>suspense 100"),
        ("Money arrives after the end and is accepted at once", OfCharge(Failed(0), Accepted(100)), "payment clearing:p>funds 100"),
        (
            "Money arrives after the end and is refunded at once",
            OfCharge(Failed(0), Failed(100) with { Refunded = Gbp(100) }),
            "refund suspense>reserved 100; receipt clearing:p>suspense 100"
        ),
        (
            "Late money of which a part is disputed is accepted",
            OfCharge(Late(100) with { Disputed = Gbp(60) }, Accepted(100) with { Disputed = Gbp(60) }),
            "payment suspense>funds 40"
        ),
        ("A debit fails late", OfCharge(Paid(100), Back(100, 100)), "return funds>clearing:p 100"),
        (
            "A debit fails late of which a part is disputed",
            OfCharge(Paid(100) with { Disputed = Gbp(30) }, Back(100, 70) with { Disputed = Gbp(30) }),
            "return funds>clearing:p 70"
        ),
        ("A refund is made", OfCharge(Paid(100), Paid(100) with { Refunded = Gbp(30) }), "refund funds>reserved 30"),
        (
            "A refund succeeds",
            OfRefund(
                RefundStatus.Pending,
                RefundStatus.Succeeded,
                Paid(100) with
                {
                    Refunded = Gbp(30),
                },
                Paid(100) with
                {
                    Refunded = Gbp(30),
                }
            ),
            "refund reserved>clearing:p 30"
        ),
        (
            "A refund fails or is canceled",
            OfRefund(RefundStatus.Pending, RefundStatus.Failed, Paid(100) with { Refunded = Gbp(30) }, Paid(100)),
            "refund_reversal reserved>funds 30"
        ),
        (
            "A refund fails that had succeeded",
            OfRefund(RefundStatus.Succeeded, RefundStatus.Failed, Paid(100) with { Refunded = Gbp(30) }, Paid(100)),
            "refund_reversal clearing:p>reserved 30; refund_reversal reserved>funds 30"
        ),
        (
            "A refund of what was never accepted fails",
            OfRefund(RefundStatus.Pending, RefundStatus.Failed, Failed(40) with { Refunded = Gbp(30) }, Failed(40)),
            "refund_reversal reserved>suspense 30"
        ),
        (
            "A dispute is opened",
            LedgerPostings.OfOpened(Dispute(new DisputeState.NeedsResponse()), Paid(100), Paid(100) with { Disputed = Gbp(60) }, Today),
            "dispute funds>reserved 60; dispute disputed>clearing:p 60"
        ),
        (
            "A dispute is opened over money that waits",
            LedgerPostings.OfOpened(Dispute(new DisputeState.NeedsResponse()), Late(40), Late(40) with { Disputed = Gbp(60) }, Today),
            "dispute suspense>reserved 40; dispute funds>reserved 20; dispute disputed>clearing:p 60"
        ),
        (
            "A dispute is won",
            LedgerPostings.OfWon(Dispute(new DisputeState.Won(default)), Paid(100) with { Disputed = Gbp(60) }, Paid(100), Today),
            "dispute_reversal reserved>funds 60; dispute_reversal clearing:p>disputed 60"
        ),
        (
            "A dispute over money that waits is won",
            LedgerPostings.OfWon(Dispute(new DisputeState.Won(default)), Late(100) with { Disputed = Gbp(60) }, Late(100), Today),
            "dispute_reversal reserved>suspense 60; dispute_reversal clearing:p>disputed 60"
        ),
        ("A dispute is lost", LedgerPostings.OfLost(Dispute(new DisputeState.Lost(default))), "dispute reserved>disputed 60"),
        (
            "A dispute that was lost is decided anew",
            LedgerPostings.OfReopened(Dispute(new DisputeState.Lost(default))),
            "dispute_reversal disputed>reserved 60"
        ),
        (
            "A dispute is opened for more than the charge has taken",
            LedgerPostings.OfOpened(
                Dispute(new DisputeState.NeedsResponse()) with
                {
                    Mismatch = DisputeMismatch.MoreThanTaken,
                },
                Paid(40),
                Paid(40),
                Today
            ),
            "dispute suspense>clearing:p 60"
        ),
        (
            "Payees return their part of a refund",
            LedgerPostings.OfTransfers(Passed(null), Passed(30), Today),
            "transfer_reversal transferred:a>funds 30"
        ),
        (
            "That refund fails or is canceled",
            LedgerPostings.OfTransfers(Passed(30), Passed(null), Today),
            "transfer funds>transferred:a 30"
        ),
    ];

    private static Charge Passed(long? reversed) =>
        Paid(100) with
        {
            Transfers = [new("a", Gbp(100), reversed is { } back ? Gbp(back) : null)],
        };

    public static TheoryData<string> Events => new(Table.Select(row => row.Event));

    [Theory]
    [MemberData(nameof(Events))]
    public void Each_event_moves_exactly_this(string happened)
    {
        var row = Table.Single(row => row.Event == happened);

        Assert.Equal(row.Expected, string.Join("; ", row.Entries.Select(Text)));
    }

    [Fact]
    public void A_merchants_money_moves_with_the_day_of_its_charge_until_that_is_over()
    {
        var charge = Paid(100) with { AvailableOn = Later };

        Assert.Equal(Later, Assert.Single(OfCharge(Pending(), charge)).AvailableOn);
        Assert.Equal(Later, Assert.Single(OfCharge(charge, charge with { Refunded = Gbp(1) })).AvailableOn);
        Assert.Equal(
            Later.AddDays(5),
            Assert.Single(LedgerPostings.OfCharge(charge, charge with { Refunded = Gbp(1) }, null, Later.AddDays(5))).AvailableOn
        );
    }

    [Fact]
    public void The_document_says_the_same()
    {
        var document = File.ReadAllText(Specifications.Repository.PathOf("docs/decisions/0018-ledger.md"));

        Assert.All(
            Table,
            row =>
                Assert.Contains(
                    $"| {row.Event} | {(row.Expected.Length == 0 ? "nothing" : $"`{row.Expected}`")} |",
                    document,
                    StringComparison.Ordinal
                )
        );
    }

    private static string Text(LedgerEntry entry) =>
        $"{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Kind.ToString())} "
        + $"{entry.Debit}>{entry.Credit} {entry.Amount.MinorUnits}";

    private static Money Gbp(long minor) => Money.FromMinorUnits(minor, Currency.Gbp);

    private static IReadOnlyList<LedgerEntry> OfCharge(Charge before, Charge after, LedgerAccount? source = null) =>
        LedgerPostings.OfCharge(before, after, source, Today);

    private static IReadOnlyList<LedgerEntry> OfRefund(RefundStatus before, RefundStatus after, Charge chargeBefore, Charge chargeAfter) =>
        LedgerPostings.OfRefund(Refund(before), Refund(after), chargeBefore, chargeAfter, Today);

    private static Refund Refund(RefundStatus status) =>
        new()
        {
            Id = "re_1",
            Owner = TestRecords.Shop,
            ChargeId = "ch_1",
            Amount = Gbp(30),
            Provider = "p",
            CreatedAt = default,
            UpdatedAt = default,
            State = status switch
            {
                RefundStatus.Pending => new RefundState.Pending(),
                RefundStatus.Succeeded => new RefundState.Succeeded("r", default),
                RefundStatus.Failed => new RefundState.Failed("no", default),
                RefundStatus.Canceled => new RefundState.Canceled(default),
            },
        };

    private static Dispute Dispute(DisputeState state) =>
        new()
        {
            Id = "dp_1",
            Owner = TestRecords.Shop,
            ChargeId = "ch_1",
            Amount = Gbp(60),
            Reason = DisputeReason.General,
            EvidenceDueBy = default,
            Provider = "p",
            Reference = "case",
            CreatedAt = default,
            UpdatedAt = default,
            State = state,
        };

    private static Charge Charge(ChargeState state) => TestRecords.Charge(state) with { Amount = Gbp(100), Provider = "p" };

    private static Charge Pending() => Charge(new ChargeState.Pending());

    private static Charge Paid(long amount) => Charge(new ChargeState.Succeeded("r", default)) with { Amount = Gbp(amount) };

    private static Charge Underpaid(long received) => Charge(new ChargeState.Underpaid("r", default)) with { Received = Gbp(received) };

    private static Charge Accepted(long received) => Charge(new ChargeState.Accepted("r", default)) with { Received = Gbp(received) };

    private static Charge Late(long received) => Charge(new ChargeState.PaidLate("r", default)) with { Received = Gbp(received) };

    private static Charge Failed(long received) =>
        Charge(new ChargeState.Failed(DeclineCode.Underpaid, default)) with
        {
            Received = Gbp(received),
        };

    private static Charge Back(long received, long returned) =>
        Charge(new ChargeState.Returned("r", DeclineCode.InsufficientFunds, default)) with
        {
            Received = Gbp(received),
            Returned = Gbp(returned),
        };
}
