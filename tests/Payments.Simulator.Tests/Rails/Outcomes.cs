using Payments.Providers;

namespace Payments.Simulator.Tests;

/// <summary>Outcomes as a table of a test writes them.</summary>
internal static class Outcomes
{
    /// <summary>"awaiting", the minor units that have arrived, or the reason why none did.</summary>
    public static string Words(this ChargeOutcome outcome) =>
        outcome switch
        {
            ChargeOutcome.AwaitingPayment => "awaiting",
            ChargeOutcome.Received received => $"{received.Total.MinorUnits}",
            ChargeOutcome.Declined declined => $"{declined.Code}",
            _ => $"{outcome.Kind}",
        };
}
