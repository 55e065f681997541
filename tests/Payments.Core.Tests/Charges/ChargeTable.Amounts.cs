using Payments.Providers;

namespace Payments.Core.Tests;

/// <content>
/// What is made of money that a provider reports: of a card's charge, of one whose money is reserved first, and of a transfer.
/// </content>
internal static partial class ChargeTable
{
    private static readonly Dictionary<string, Func<Charge, Charge>> Sorts = new()
    {
        ["card"] = charge => charge,
        ["reserved first"] = charge => charge with { AuthorizeOnly = true },
        ["transfer"] = charge => charge with { Method = MethodIds.BankTransfer, Card = null },
    };

    private static readonly Dictionary<string, Func<Charge, Money>> Reports = new()
    {
        ["nothing"] = _ => Gbp(0),
        ["less than nothing"] = _ => Gbp(-5_00),
        ["0.01"] = _ => Gbp(1),
        ["what was known"] = charge => charge.AmountReceived,
        ["what was asked"] = charge => charge.State is ChargeState.Capturing capturing ? capturing.Amount : charge.Amount,
        ["7.00"] = _ => Gbp(7_00),
        ["all"] = _ => All,
        ["a unit more"] = _ => Gbp(12_51),
        ["99,999.99"] = _ => Gbp(99_999_99),
        ["other money"] = _ => Money.FromMinorUnits(12_50, Currency.Usd),
    };

    private static readonly Dictionary<string, Func<Money, ChargeOutcome>> Ways = new()
    {
        ["received"] = amount => new ChargeOutcome.Received("ref_2", amount),
        ["captured"] = amount => new ChargeOutcome.Captured("ref_2", amount),
    };

    /// <summary>Money counts alike whether it is said to have been received or captured.</summary>
    public static TransitionTable AmountTable =>
        new(
            "Charge amounts",
            [.. Sorts.Keys.SelectMany(sort => States.Keys.Select(state => $"{sort}: {state}"))],
            [.. Reports.Keys],
            (state, report) =>
                string.Join(
                    " or ",
                    Reported(state, report)
                        .Select(told => Word(told.Charge, ChargeMachine.Apply(told.Charge, told.Outcome, TestRecords.Noon.AddSeconds(1))))
                        .Distinct()
                )
        );

    /// <summary>The charge before, and what was reported of it in each of the ways.</summary>
    public static IEnumerable<(Charge Charge, ChargeOutcome Outcome)> Reported(string state, string report)
    {
        var (sort, name) = (state.Split(": ")[0], state.Split(": ")[1]);
        var charge = Sorts[sort](States[name]);
        return Ways.Values.Select(way => (charge, way(Reports[report](charge))));
    }

    private static ChargeOutcome.Captured Captured(long minorUnits) => new("ref_2", Gbp(minorUnits));

    private static Money Gbp(long minorUnits) => Money.FromMinorUnits(minorUnits, Currency.Gbp);
}
