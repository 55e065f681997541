namespace Payments.Providers;

/// <summary>A provider that can reserve money first, take it later, and release what it has not taken.</summary>
public interface ICaptureProvider
{
    /// <summary>
    /// Takes reserved money, once per charge: the same request again answers what the first brought, so that a lost response is asked for
    /// by asking again. What is not captured is released. Answers <see cref="ChargeOutcome.Captured"/>, or
    /// <see cref="ChargeOutcome.Declined"/> where the reservation is gone and no money was taken, definitely.
    /// </summary>
    ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a charge that has taken no money: its reservation is released, or its authentication can no longer be passed. From then
    /// on nothing of the charge can be taken, even if its key was never seen. Returns <see cref="ChargeOutcome.Declined"/> with
    /// <see cref="DeclineCode.Released"/>, the same again, or the charge's state where money was taken before.
    /// </summary>
    ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels an authentication that the payer has not finished: it can no longer be passed. Returns
    /// <see cref="ChargeOutcome.Declined"/> with <see cref="DeclineCode.Released"/>, the same again, or the charge's state where the
    /// payer has finished: what is reserved then stays reserved.
    /// </summary>
    ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken);
}

/// <summary>What a provider is asked to take of what it has reserved.</summary>
/// <param name="Key">The charge's id.</param>
/// <param name="Owner">Whose charge it is.</param>
/// <param name="Amount">More than zero, at most what is reserved.</param>
public sealed record CaptureRequest(string Key, Owner Owner, Money Amount);

/// <summary>A provider that can be asked, after a response was lost, what became of a charge.</summary>
public interface IChargeResolver
{
    /// <summary>
    /// What became of the charge with this key. Where the provider has never seen the key, it must from now on refuse it,
    /// and answer <see cref="ChargeOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>: a request that was
    /// delayed on its way can then no longer charge. A provider that cannot promise that answers
    /// <see cref="ChargeOutcome.Unknown"/>.
    /// </summary>
    ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken);
}
