namespace Payments.Providers;

/// <summary>The sort of news, for the transition table.</summary>
public enum DisputeNewsKind
{
    /// <summary>The payer's bank has taken the money back.</summary>
    Opened,

    /// <summary>The bank looks at the evidence.</summary>
    UnderReview,

    /// <summary>The money has come back to the merchant.</summary>
    Won,

    /// <summary>The payer keeps the money.</summary>
    Lost,
}

/// <summary>What happened to a dispute. Closed: the four cases below.</summary>
public abstract record DisputeNews
{
    private protected DisputeNews() { }

    /// <summary>The sort of news.</summary>
    public DisputeNewsKind Kind => Closed;

    private protected abstract DisputeNewsKind Closed { get; }

    /// <summary>
    /// The payer's bank has taken the money back, until it is decided. Again with another amount, reason or time it amends an open
    /// dispute, and opens a decided one anew.
    /// </summary>
    /// <param name="Amount">How much; more than zero. One that is not the charge's (another currency, more than was taken) is kept in
    /// suspense.</param>
    /// <param name="Reason">The payer's.</param>
    /// <param name="EvidenceDueBy">Until when the merchant can answer.</param>
    public sealed record Opened(Money Amount, DisputeReason Reason, DateTimeOffset EvidenceDueBy) : DisputeNews
    {
        private protected override DisputeNewsKind Closed => DisputeNewsKind.Opened;
    }

    /// <summary>The bank looks at the evidence.</summary>
    public sealed record UnderReview() : DisputeNews
    {
        private protected override DisputeNewsKind Closed => DisputeNewsKind.UnderReview;
    }

    /// <summary>The money has come back to the merchant.</summary>
    public sealed record Won() : DisputeNews
    {
        private protected override DisputeNewsKind Closed => DisputeNewsKind.Won;
    }

    /// <summary>The payer keeps the money.</summary>
    public sealed record Lost() : DisputeNews
    {
        private protected override DisputeNewsKind Closed => DisputeNewsKind.Lost;
    }
}
