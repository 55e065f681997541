namespace Payments.Providers;

/// <summary>
/// What a processor tells of a charge unasked. It may come twice, late, or in any order. Give it to <see cref="Charges.ReceiveAsync"/>
/// once its signature is checked; until that has returned, let the processor send it again.
/// </summary>
/// <param name="Provider">The processor's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose charge it is.</param>
/// <param name="Key">The charge's id.</param>
/// <param name="Outcome">How the charge stands. Money is told as the total that has arrived, never as a part.</param>
public sealed record ChargeNotification(string Provider, Owner Owner, string Key, ChargeOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}
