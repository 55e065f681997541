namespace Payments.Providers;

/// <summary>What the card network tells of a kept card unasked; see <see cref="PaymentMethods.ReceiveAsync"/>.</summary>
/// <param name="Provider">The processor's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose customer's card it is.</param>
/// <param name="Token">The token that the processor gave for keeping.</param>
/// <param name="Card">The card as it is now, such as with a new date of expiry.</param>
public sealed record CardNotification(string Provider, Owner Owner, string Token, CardSummary Card) : ProviderNotification(Provider, Owner)
{
    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => $"{Provider}: {Owner} {Card}";

    private protected override void Closed() { }
}
