namespace Payments;

/// <summary>Lets payouts of one currency pass one after the other: each looks at the balance that the one before has left.</summary>
/// <param name="Currency">The currency's code.</param>
/// <param name="Payouts">How many have passed.</param>
/// <param name="PaidOut">All that they have paid out, in minor units.</param>
public sealed record PayoutGate(string Currency, long Payouts, long PaidOut = 0);
