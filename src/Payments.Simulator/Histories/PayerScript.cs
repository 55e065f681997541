namespace Payments.Simulator;

/// <summary>
/// What a payer does and when, as a pure function of what the ledger keeps of the charge: it is the same after a restart. What an
/// effect means never changes.
/// </summary>
internal static class PayerScript
{
    private static readonly TimeSpan _slow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _leastLateness = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<PayerStep> Of(SimulatorRailEntry.Awaiting charge)
    {
        var soon = charge.At + charge.Delay;
        return charge.Payer switch
        {
            TestPayerEffect.Pays or TestPayerEffect.ToldThrice => [Arrives(soon, charge.Amount)],
            TestPayerEffect.Refuses => [Refuses(soon, DeclineCode.PayerRefused)],
            TestPayerEffect.LacksFunds => [Refuses(soon, DeclineCode.InsufficientFunds)],
            TestPayerEffect.Underpays => PartOf(charge.Amount) is { } part ? [Arrives(soon, part)] : [],
            TestPayerEffect.TopsUp or TestPayerEffect.ToldOutOfOrder => PartOf(charge.Amount) is { } part
                ? [Arrives(soon, part), Arrives(soon + charge.Delay, charge.Amount - part)]
                : [Arrives(soon, charge.Amount)],
            TestPayerEffect.Overpays => [Arrives(soon, charge.Amount.Multiply(11, 10, MidpointRounding.ToPositiveInfinity))],
            TestPayerEffect.PaysLate =>
            [
                Arrives(charge.Until + (charge.Delay > _leastLateness ? charge.Delay : _leastLateness), charge.Amount),
            ],
            TestPayerEffect.NeverPays => [],
            TestPayerEffect.PaysSlowly => [Arrives(charge.At + _slow, charge.Amount)],
        };
    }

    /// <summary>40 %, rounded down and at least one minor unit; null where the amount is one minor unit, which has no part.</summary>
    public static Money? PartOf(Money amount)
    {
        if (amount.MinorUnits == 1)
            return null;

        var part = amount.Multiply(2, 5, MidpointRounding.ToNegativeInfinity);
        return part.IsPositive ? part : Money.FromMinorUnits(1, amount.Currency);
    }

    private static PayerStep Arrives(DateTimeOffset at, Money money) => new(at, money, null);

    private static PayerStep Refuses(DateTimeOffset at, DeclineCode code) => new(at, null, code);
}

/// <summary>One thing that a payer does: sends money, or refuses.</summary>
/// <param name="At">When.</param>
/// <param name="Money">How much arrives; null where the payer refuses.</param>
/// <param name="Refusal">Why none does; null where money arrives.</param>
/// <param name="ByHand">Whether a test made it happen, and not the script.</param>
internal sealed record PayerStep(DateTimeOffset At, Money? Money, DeclineCode? Refusal, bool ByHand = false);
