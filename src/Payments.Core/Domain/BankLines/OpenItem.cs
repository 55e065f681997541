namespace Payments;

/// <summary>
/// What a customer still has to pay: a session that is open. Money that arrives by bank looks here for what it is for. Once the
/// session has ended the row stays, closed, so that a transfer which names it is not taken for another's.
/// </summary>
public sealed record OpenItem
{
    /// <summary>The session; ids made later sort later.</summary>
    public required string SessionId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The customer who is to pay, or null.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Whether the session has ended.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// The bank lines that were meant for it and were too little, oldest first, or null: with what comes later they may pay it.
    /// </summary>
    public IReadOnlyList<string>? Parts { get; init; }

    /// <summary>What the payer writes on a transfer; see <see cref="PaymentReference"/>.</summary>
    public required string Reference { get; init; }
}
