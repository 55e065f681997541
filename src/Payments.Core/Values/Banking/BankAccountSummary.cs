namespace Payments;

/// <summary>What may be kept of a payer's bank account. The account number itself stays with the processor.</summary>
/// <param name="Scheme">How the account is written.</param>
/// <param name="Country">Two letters in upper case, such as "GB".</param>
/// <param name="Last4">The last four characters of the account number or the IBAN.</param>
/// <param name="BankName">The bank's name, or null where the number does not tell it.</param>
/// <param name="BranchCode">
/// The six digits of the sort code or the four of the clearing number: they name the bank's branch, and many customers share
/// them. Null for an IBAN.
/// </param>
public sealed record BankAccountSummary(
    BankAccountScheme Scheme,
    string Country,
    string Last4,
    string? BankName = null,
    string? BranchCode = null
);
