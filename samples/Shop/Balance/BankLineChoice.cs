using Payments;

namespace Shop;

/// <summary>
/// What a person may make of a bank line, as one choice in a form: a session's id, a customer's id, or back to the payer.
/// </summary>
internal static class BankLineChoice
{
    public const string Back = "payer";

    private const string Customer = "cus_";

    /// <summary>The sessions that the line could pay.</summary>
    public static IEnumerable<CheckoutSession> Payable(BankLine line, IEnumerable<CheckoutSession> open) =>
        open.Where(session =>
            session.Pricing is Pricing.SingleCurrency && session.Amount.Currency == line.Amount.Currency && session.Amount <= line.Amount
        );

    public static BankLineResolution Read(string chosen) =>
        chosen == Back ? new BankLineResolution.SentBack()
        : chosen.StartsWith(Customer, StringComparison.Ordinal) ? new BankLineResolution.ToCustomer(chosen)
        : new BankLineResolution.ToSession(chosen);
}
