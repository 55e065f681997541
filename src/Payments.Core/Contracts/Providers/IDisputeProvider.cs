namespace Payments.Providers;

/// <summary>A provider that takes evidence against a dispute.</summary>
public interface IDisputeProvider
{
    /// <summary>
    /// Hands evidence in, once per dispute: the same again changes nothing. A throw, or no answer in time, is tried again.
    /// </summary>
    ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken);
}

/// <summary>
/// What a provider reports about a dispute; see <see cref="Disputes.ReceiveAsync"/>. It may come twice, late, or out of order.
/// </summary>
/// <param name="Provider">The provider's <see cref="IPaymentProvider.Name"/>.</param>
/// <param name="Owner">Whose charge is disputed.</param>
/// <param name="ChargeKey">The charge's id.</param>
/// <param name="Reference">The provider's own id for the dispute; the same one is the same dispute.</param>
/// <param name="News">What happened.</param>
public sealed record DisputeNotification(string Provider, Owner Owner, string ChargeKey, string Reference, DisputeNews News)
    : ProviderNotification(Provider, Owner)
{
    /// <summary>
    /// When it happened, by the provider's clock; null where it does not say. News that is older than what is known of the dispute
    /// changes nothing; without a time, news counts in the order in which it arrives.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    private protected override void Closed() { }
}
