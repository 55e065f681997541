using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// Money that arrived at a bank account. It pays what it names, or what is oldest, or becomes its customer's credit; and waits in
/// suspense where that is unclear. Never lost: a line that is reported twice is stored once. Immutable; the engine alone makes the next
/// version.
/// </summary>
public sealed record BankLine
{
    /// <summary>"bln_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose account it arrived at.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The provider or bank that reported it.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// The bank's own id for the line, or what it hashes to where it holds a card number; unique with <see cref="Provider"/>.
    /// </summary>
    public required string Reference { get; init; }

    /// <summary>How much; more than zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>The customer whose account number it was sent to, or null where the account is the merchant's own.</summary>
    public string? CustomerId { get; init; }

    /// <summary>What the payer wrote, or null; at most <see cref="Limits.RemittanceLength"/> characters.</summary>
    public string? Remittance { get; init; }

    /// <summary>The payer's name as the bank gives it, or null.</summary>
    public string? PayerName { get; init; }

    /// <summary>When the bank booked it.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>Whether nobody said when the bank booked it, and <see cref="BookedAt"/> is when it became known.</summary>
    public bool? IsBookedAtAssumed { get; init; }

    /// <summary>When it became known.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required BankLineState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public BankLineStatus Status => State.Status;

    /// <summary>Says nothing of the payer.</summary>
    public override string ToString() => $"{Id} of {Owner}: {Amount} {Status}";
}
