using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What becomes of a charge by a transfer to an account that is not the charge's alone.</summary>
internal static class TransferDecisions
{
    public const string PayerName = "Test payer";

    /// <summary>The customer to whom the account belongs; null where it is the merchant's.</summary>
    public static string? CustomerOf(ChargeRequest request) => request.Source.Method == MethodIds.BankTransfer ? request.CustomerId : null;

    public static SimulatorEntry.TransferAwaited Decide(
        ChargeRequest request,
        PaymentSource.Rail source,
        MethodOffer offer,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    )
    {
        var reference = SimulatorIds.Charge(now, random);
        var remittance = request.PaymentReference ?? $"SIM-{reference[^8..]}";
        var customer = CustomerOf(request);
        return new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            source.Method,
            reference,
            VirtualAccounts.For(request.Amount.Currency, request.Owner, customer, remittance),
            request.PayableUntil ?? now + offer.Window,
            times.TransfersArrive ? ArrivingOf(request) : null
        )
        {
            Delay = times.RailDelay,
            CustomerId = customer,
            Remittance = remittance,
        };
    }

    private static Money? ArrivingOf(ChargeRequest request) =>
        request.Simulate switch
        {
            SimulatedOutcome.Success or null => request.Amount,
            SimulatedOutcome.Underpaid => PayerScript.PartOf(request.Amount),
            SimulatedOutcome.Failed => null,
        };
}
