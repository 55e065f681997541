namespace Payments;

/// <summary>A card that a provider has saved, before it is a customer's payment method.</summary>
/// <param name="Provider">The provider that keeps it.</param>
/// <param name="Card">The card.</param>
/// <param name="Usage">What it is saved for.</param>
/// <param name="Token">Charges it.</param>
/// <param name="Fingerprint">The fingerprint that its number has in the account, or null.</param>
internal sealed record CardToSave(string Provider, CardSummary Card, FutureUsage Usage, string Token, string? Fingerprint)
{
    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => $"{Card.Brand} {Card.Last4}";
}
