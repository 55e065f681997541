namespace Payments.Providers;

/// <summary>What a processor tells of a setup unasked; see <see cref="SetupIntents.ReceiveAsync"/>.</summary>
/// <param name="Provider">The processor's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose setup it is.</param>
/// <param name="Key">The attempt's id.</param>
/// <param name="Outcome">How it stands.</param>
public sealed record SetupNotification(string Provider, Owner Owner, string Key, SetupOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}
