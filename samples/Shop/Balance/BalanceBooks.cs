using Payments;

namespace Shop;

/// <summary>One account's balances and ledger, as the page shows them.</summary>
public sealed record BalanceBooks
{
    public required Owner Owner { get; init; }

    /// <summary>One for each currency that was ever moved.</summary>
    public required IReadOnlyList<Balance> Balances { get; init; }

    /// <summary>One beside each balance.</summary>
    public required IReadOnlyList<BalancePlot> Plots { get; init; }

    /// <summary>The last ones, newest first.</summary>
    public required IReadOnlyList<LedgerTransaction> Transactions { get; init; }

    /// <summary>Money that arrived and could not be matched.</summary>
    public required IReadOnlyList<BankLine> Waiting { get; init; }

    /// <summary>What it could pay.</summary>
    public required IReadOnlyList<CheckoutSession> Open { get; init; }

    /// <summary>Whose credit it could be.</summary>
    public required IReadOnlyList<Customer> Customers { get; init; }
}
