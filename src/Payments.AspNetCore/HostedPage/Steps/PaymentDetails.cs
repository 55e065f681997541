using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>What the payer gave for a method, in order. Kept in the page's hidden fields until it is confirmed, and nowhere else.</summary>
/// <param name="Rail">The rail, or null where the method has none.</param>
/// <param name="Fields">What the method requires, by field.</param>
/// <param name="Card">The card, where the method is one.</param>
internal sealed record PaymentDetails(PaymentRail? Rail, IReadOnlyDictionary<string, string> Fields, TokenizedCard? Card = null)
{
    public override string ToString() => "(details)";
}
