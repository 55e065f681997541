namespace Payments;

/// <summary>What payees return when the money that was passed on to them is refunded. Pure.</summary>
internal static class TransferReversals
{
    /// <summary>
    /// Each payee's share of what is refunded, in proportion to its share of what was paid: rounded down, never more than it still has,
    /// and all of it once everything is refunded.
    /// </summary>
    public static IReadOnlyList<PayeeTransfer> Of(Charge charge, Money goesBack)
    {
        var whole = Whole(charge);
        var soFar = (charge.ReversedFor ?? Money.Zero(goesBack.Currency)) + goesBack;
        var reversals = new List<PayeeTransfer>();
        foreach (var transfer in charge.Transfers)
        {
            var reversed = transfer.Reversed ?? Money.Zero(transfer.Amount.Currency);
            var due =
                soFar >= whole
                    ? transfer.Amount
                    : Money.FromMinorUnits(
                        (long)((Int128)transfer.Amount.MinorUnits * soFar.MinorUnits / whole.MinorUnits),
                        transfer.Amount.Currency
                    );
            if (due > reversed)
                reversals.Add(new PayeeTransfer(transfer.PayeeId, due - reversed));
        }

        return reversals;
    }

    /// <summary>The charge with what its payees return.</summary>
    public static Charge Note(Charge charge, IReadOnlyList<PayeeTransfer> reversals, Money goesBack) =>
        Change(charge, reversals, goesBack, back: true);

    /// <summary>The charge as it is where that has come to nothing.</summary>
    public static Charge Undo(Charge charge, IReadOnlyList<PayeeTransfer> reversals, Money goesBack) =>
        Change(charge, reversals, goesBack, back: false);

    /// <summary>The charge whose payees give all back.</summary>
    public static Charge All(Charge charge) =>
        charge.Transfers.Count == 0
            ? charge
            : charge with
            {
                ReversedFor = Whole(charge),
                Transfers = [.. charge.Transfers.Select(transfer => transfer with { Reversed = transfer.Amount })],
            };

    private static Money Whole(Charge charge) =>
        charge.CreditApplied is { } credit ? charge.AmountReceived + credit : charge.AmountReceived;

    private static Charge Change(Charge charge, IReadOnlyList<PayeeTransfer> reversals, Money goesBack, bool back)
    {
        if (charge.Transfers.Count == 0)
            return charge;

        var zero = Money.Zero(goesBack.Currency);
        return charge with
        {
            ReversedFor = (charge.ReversedFor ?? zero) + (back ? goesBack : -goesBack),
            Transfers =
            [
                .. charge.Transfers.Select(transfer =>
                    reversals.FirstOrDefault(one => one.PayeeId == transfer.PayeeId) is { } reversal
                        ? transfer with
                        {
                            Reversed = (transfer.Reversed ?? zero) + (back ? reversal.Amount : -reversal.Amount),
                        }
                        : transfer
                ),
            ],
        };
    }
}
