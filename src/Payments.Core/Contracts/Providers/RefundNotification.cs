namespace Payments.Providers;

/// <summary>What a processor tells of a refund unasked; see <see cref="Refunds.ReceiveAsync"/>. It may come twice or late.</summary>
/// <param name="Provider">The processor's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose refund it is.</param>
/// <param name="Key">The refund's id.</param>
/// <param name="Outcome">How it stands. One that had succeeded may fail later, as where the payer's account is closed.</param>
public sealed record RefundNotification(string Provider, Owner Owner, string Key, RefundOutcome Outcome)
    : ProviderNotification(Provider, Owner)
{
    private protected override void Closed() { }
}
