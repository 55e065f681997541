using System.Text.Json.Serialization;

namespace Payments;

/// <summary>How a payment is booked: what sort of income it is, who gets it, and what a customer's credit has to do with it.</summary>
public sealed record PostingOptions
{
    /// <summary>What sort of income it is, such as "rent": lower snake case, 1 to 40 characters; null is "charge".</summary>
    public string? ReportingType { get; init; }

    /// <summary>
    /// The text on the payer's bank statement: 1 to 22 characters by the rules of <see cref="PostingOptionsRules"/>, or null.
    /// </summary>
    public string? StatementDescriptor { get; init; }

    /// <summary>The merchant's own id of what is paid for, such as a flat: 1 to 64 letters, digits, '_', '-' and '.'; or null.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// Whether the money is passed on to the owners of <see cref="Unit"/> once it is paid; needs a unit with an ownership.
    /// </summary>
    public bool TransferToOwners { get; init; }

    /// <summary>Who gets how much of it: the unit's ownership as it was when the payment was made. Set by the engine.</summary>
    public IReadOnlyList<PayeeShare> Shares
    {
        get;
        init => field = value is { Count: > 0 } ? value : [];
    } = [];

    /// <summary>What the customer's credit has to do with it; other than <see cref="CustomerCreditUse.None"/> needs a customer.</summary>
    public CustomerCreditUse CustomerCredit { get; init; }

    /// <summary>
    /// For the customer's account, where credit is applied or made; 1 to <see cref="Limits.DescriptionLength"/> characters, or
    /// null.
    /// </summary>
    public string? CustomerCreditDescription { get; init; }

    /// <summary>The sort of income, never null.</summary>
    [JsonIgnore]
    public string Reporting => ReportingType ?? DefaultReportingType;

    /// <summary>"charge".</summary>
    public const string DefaultReportingType = "charge";
}

/// <summary>What a customer's credit has to do with a payment.</summary>
public enum CustomerCreditUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// What there is, is applied first, and the customer pays the rest; it comes back where the payment is not concluded.
    /// </summary>
    Apply,

    /// <summary>What the customer pays is a prepayment, and becomes credit.</summary>
    Add,
}

/// <summary>A payee's part of what is paid for a unit.</summary>
/// <param name="PayeeId">The payee: 1 to 64 letters, digits, '_', '-' and '.'.</param>
/// <param name="BasisPoints">Hundredths of a per cent: 1 to 10,000.</param>
public sealed record PayeeShare(string PayeeId, int BasisPoints);

/// <summary>What was passed on to a payee.</summary>
/// <param name="PayeeId">The payee.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Reversed">How much of it was taken back with refunds; null where nothing was.</param>
public sealed record PayeeTransfer(string PayeeId, Money Amount, Money? Reversed = null);
