namespace Payments.Providers;

/// <summary>A processor that can be asked, after an answer was lost, what became of a charge.</summary>
public interface IChargeResolver
{
    /// <summary>
    /// What became of the charge with this key. Where the processor has never seen the key, it must from now on refuse it,
    /// and answer <see cref="ChargeOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>: a request that was
    /// delayed on its way can then no longer charge. A processor that cannot promise that answers
    /// <see cref="ChargeOutcome.Unknown"/>.
    /// </summary>
    ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken);
}
