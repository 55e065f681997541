namespace Payments.Providers;

/// <summary>
/// A payment provider. What it can do beyond charging it says by further interfaces:
/// <see cref="IChargeResolver"/>, <see cref="ICardTokenizer"/>.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>A short name that stays the same forever, such as "simulator"; it is stored with each charge.</summary>
    string Name { get; }

    /// <summary>The mode it serves: a live provider never sees a test charge, nor a test provider a live one.</summary>
    bool Livemode { get; }

    /// <summary>
    /// Takes the money, once per <see cref="ChargeRequest.Key"/>: the same key again answers what the first brought.
    /// An answer that did not come is <see cref="ChargeOutcome.Unknown"/>; a throw counts as that too. Answer
    /// <see cref="ChargeOutcome.Declined"/> only where no money moved, definitely.
    /// </summary>
    ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken);
}

/// <summary>A provider that says what it can take. One that does not takes cards only, in every currency.</summary>
public interface IMethodCatalog
{
    /// <summary>Its methods, in the order in which a page shows them; the same at each call.</summary>
    IReadOnlyList<MethodOffer> Methods { get; }
}
