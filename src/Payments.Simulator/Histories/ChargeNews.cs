using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>The outcome of a charge from a time on.</summary>
/// <param name="At">From when.</param>
/// <param name="Total">All that has arrived by then.</param>
/// <param name="Outcome">The same for the caller.</param>
/// <param name="ByHand">Whether a test made it happen.</param>
internal sealed record ChargeNews(DateTimeOffset At, Money Total, ChargeOutcome Outcome, bool ByHand)
{
    /// <summary>
    /// The script and what was done by hand, in the order of their times; the script goes first within an instant, for what is
    /// done by hand is done when the script's time has come. Money always counts. A refusal counts as long as none has arrived, and
    /// ends the script.
    /// </summary>
    public static ImmutableArray<ChargeNews> Of(SimulatorRailEntry.Awaiting charge, IEnumerable<PayerStep> byHand)
    {
        var news = ImmutableArray.CreateBuilder<ChargeNews>();
        var total = Money.Zero(charge.Amount.Currency);
        var isRefused = false;
        foreach (var step in PayerScript.Of(charge).Concat(byHand).OrderBy(static step => step.At))
        {
            if (isRefused && !step.ByHand)
                continue;

            if (step.Money is { } money)
            {
                total += money;
                news.Add(new(step.At, total, new ChargeOutcome.Received(charge.Reference, total), step.ByHand));
            }
            else if (step.Refusal is { } code && total.IsZero && !isRefused)
            {
                isRefused = true;
                news.Add(new(step.At, total, new ChargeOutcome.Declined(code), step.ByHand));
            }
        }

        return news.ToImmutable();
    }
}
