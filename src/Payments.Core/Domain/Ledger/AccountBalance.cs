namespace Payments;

/// <summary>What an account holds.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">What was credited less what was debited, in one currency.</param>
public sealed record AccountBalance(LedgerAccount Account, Money Amount);
