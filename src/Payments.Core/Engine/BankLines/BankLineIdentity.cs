using Payments.Providers;

namespace Payments;

/// <summary>
/// When two reports are of one bank line. The bank's reference says it, and no bank's reference is sure to be unique: a second line
/// that has the reference of the first, and another amount, payer, day, account or purpose, is another transfer. Pure.
/// </summary>
internal static class BankLineIdentity
{
    /// <summary>The reference as it is compared: statements pad it with spaces.</summary>
    public static string Reference(string reference) => reference.Trim();

    /// <summary>
    /// What a report says otherwise than the line on record that has its reference, or null where it is the same line. What either
    /// does not say is no difference; nor is other text, for banks add to it, unless it names another payment.
    /// </summary>
    public static string? Difference(BankLine known, BankLineNotification told, BankLine asTold) =>
        known.Provider != told.Provider ? "bank"
        : known.Amount != told.Amount ? "amount"
        : Differs(known.CustomerId, asTold.CustomerId) ? "customer"
        : Differs(known.PayerName, asTold.PayerName) ? "payer"
        : known.IsBookedAtAssumed != true && !told.IsBookedAtAssumed && known.BookedAt.UtcDateTime.Date != told.BookedAt.UtcDateTime.Date
            ? "day"
        : NamesAnother(known, told) ? "payment reference"
        : null;

    private static bool NamesAnother(BankLine known, BankLineNotification told)
    {
        if (known.Remittance is not { } text)
            return false;

        var named = PaymentReference.FindIn(text);
        return PaymentReference.FindIn(PayerText.Clean(told.Remittance, Limits.RemittanceLength)).Any(other => !named.Contains(other));
    }

    private static bool Differs(string? known, string? told) =>
        known is not null && told is not null && !string.Equals(known.Trim(), told.Trim(), StringComparison.OrdinalIgnoreCase);
}
