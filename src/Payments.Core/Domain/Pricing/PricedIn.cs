namespace Payments;

/// <summary>What a pricing says of one currency. Closed: the three cases below.</summary>
public abstract record PricedIn
{
    private protected PricedIn() { }

    private protected abstract void Closed();

    /// <summary>The price is used as it is, and no rate is needed.</summary>
    /// <param name="Amount">In the currency that was asked for.</param>
    public sealed record Exact(Money Amount) : PricedIn
    {
        private protected override void Closed() { }
    }

    /// <summary>The price is the base at the rate of the moment.</summary>
    /// <param name="From">The base, in US dollars.</param>
    public sealed record Converted(Money From) : PricedIn
    {
        private protected override void Closed() { }
    }

    /// <summary>It cannot be paid in this currency.</summary>
    public sealed record NotOffered : PricedIn
    {
        private protected override void Closed() { }
    }
}
