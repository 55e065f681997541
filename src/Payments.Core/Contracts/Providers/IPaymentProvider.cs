namespace Payments.Providers;

/// <summary>
/// A payment processor. What it can do beyond charging it says by further interfaces:
/// <see cref="IChargeResolver"/>, <see cref="ICardTokenizer"/>.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>A short name that stays the same for ever, such as "simulator"; it is stored with each charge.</summary>
    string Name { get; }

    /// <summary>The mode it serves: a live processor never sees a test charge, nor a test processor a live one.</summary>
    bool Livemode { get; }

    /// <summary>
    /// Takes the money, once per <see cref="ChargeRequest.Key"/>: the same key again answers what the first brought.
    /// An answer that did not come is <see cref="ChargeOutcome.Unknown"/>; a throw counts as that too. Answer
    /// <see cref="ChargeOutcome.Declined"/> only where no money moved, definitely.
    /// </summary>
    ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken);
}
