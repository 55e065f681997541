namespace Payments;

/// <summary>A charge whose rows in the ledger say otherwise than it does itself.</summary>
/// <param name="ChargeId">The charge.</param>
/// <param name="Account">"clearing", "reserved" or "suspense".</param>
/// <param name="Expected">What its rows must come to there.</param>
/// <param name="Booked">What they come to.</param>
public sealed record ChargeDifference(string ChargeId, string Account, Money Expected, Money Booked);
