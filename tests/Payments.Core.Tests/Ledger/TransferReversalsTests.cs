using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class TransferReversalsTests
{
    [Fact]
    public void Any_refunds_of_all_that_was_paid_take_back_exactly_all_that_was_passed_on() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Arb.From(Gen.Choose(1, 1_000_000)),
                Arb.From(Gen.NonEmptyListOf(Gen.Choose(1, 400_000))),
                (amount, parts) =>
                {
                    var charge = Paid(amount);
                    var back = 0L;
                    foreach (var part in parts.Append(int.MaxValue))
                    {
                        var refund = Gbp(Math.Min(part, charge.AmountRefundable.MinorUnits));
                        if (!refund.IsPositive)
                            break;
                        var reversals = TransferReversals.Of(charge, refund);
                        back += reversals.Sum(reversal => reversal.Amount.MinorUnits);
                        charge = TransferReversals.Note(charge, reversals, refund) with { Refunded = charge.AmountRefunded + refund };
                        Assert.True(back <= charge.AmountRefunded.MinorUnits);
                        Assert.All(charge.Transfers, transfer => Assert.True((transfer.Reversed ?? Gbp(0)) <= transfer.Amount));
                    }

                    Assert.Equal(charge.Transfers.Sum(transfer => transfer.Amount.MinorUnits), back);
                }
            )
        );

    [Fact]
    public void What_comes_to_nothing_is_undone()
    {
        var charge = Paid(1_000);
        var reversals = TransferReversals.Of(charge, Gbp(333));
        var undone = TransferReversals.Undo(TransferReversals.Note(charge, reversals, Gbp(333)), reversals, Gbp(333));

        Assert.Equal(
            charge.Transfers.Select(transfer => transfer.Amount),
            undone.Transfers.Select(transfer => transfer.Amount - transfer.Reversed!.Value)
        );
        Assert.Equal(reversals, TransferReversals.Of(undone, Gbp(333)));
    }

    [Fact]
    public void A_refund_that_asks_for_nothing_back_is_not_made_up_for_by_the_next()
    {
        var charge = Paid(1_000) with { Refunded = Gbp(900) };

        Assert.InRange(TransferReversals.Of(charge, Gbp(100)).Sum(reversal => reversal.Amount.MinorUnits), 97, 100);
    }

    [Fact]
    public void Credit_that_paid_beside_it_counts_as_a_part_of_the_whole()
    {
        var charge = Paid(400) with { CreditApplied = Gbp(600), Transfers = [new("a", Gbp(1_000))] };
        Assert.Equal(Gbp(400), Assert.Single(TransferReversals.Of(charge, Gbp(400))).Amount);
        Assert.Equal(Gbp(1_000), Assert.Single(TransferReversals.All(charge).Transfers).Reversed);
    }

    [Fact]
    public void Shares_divide_an_amount_whole_and_nobody_gets_nothing()
    {
        var divided = PostingOptionsRules.Divide(Gbp(100), [new("a", 3_333), new("b", 3_333), new("c", 3_334)]);
        Assert.Equal(100, divided.Sum(transfer => transfer.Amount.MinorUnits));
        Assert.Single(PostingOptionsRules.Divide(Gbp(1), [new("a", 1), new("b", 9_999)]));
        Assert.Empty(PostingOptionsRules.Divide(Gbp(0), [new("a", 10_000)]));
    }

    private static Money Gbp(long minor) => Money.FromMinorUnits(minor, Currency.Gbp);

    private static Charge Paid(long amount) =>
        TestRecords.Charge(new ChargeState.Succeeded("r", default)) with
        {
            Amount = Gbp(amount),
            Transfers = PostingOptionsRules.Divide(Gbp(amount), [new("a", 3_333), new("b", 1), new("c", 6_666)]),
        };
}
