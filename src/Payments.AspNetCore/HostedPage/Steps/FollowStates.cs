using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Which page a payment shows, as a word that a script can compare: it differs as soon as the page would. Pure.</summary>
internal static class FollowStates
{
    /// <summary>True while the outcome of a payment is awaited.</summary>
    public static bool IsUnderWay(CheckoutSession session) => session.State is SessionState.Open { ChargeInFlight: not null };

    public static string Of(CheckoutSession session, Charge? charge, DateTimeOffset now)
    {
        if (!IsUnderWay(session) || charge is null)
            return session.Status.ToString().ToLowerInvariant();

        return charge.State switch
        {
            ChargeState.AwaitingPayment awaiting => awaiting.Until > now ? "awaiting_payment" : "processing",
            ChargeState.RequiresAction => "requires_action",
            ChargeState.Pending when charge.Debit is not null => "debiting",
            ChargeState.Underpaid underpaid =>
                $"{(underpaid.Until <= now ? "underpaid_too_late" : "underpaid")}_{charge.AmountReceived.MinorUnits.ToString(CultureInfo.InvariantCulture)}",
            _ => "processing",
        };
    }
}
