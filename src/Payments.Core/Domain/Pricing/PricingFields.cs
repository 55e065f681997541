namespace Payments;

/// <summary>A pricing as it is written; <see cref="PricingText"/> says how.</summary>
/// <param name="BaseCurrency">An upper-case ISO 4217 code.</param>
/// <param name="Amount">A decimal string with exactly the decimals of the base currency.</param>
/// <param name="Local">Codes and decimal strings in the order of the pricing; empty where there are no overrides.</param>
public sealed record PricingFields(string BaseCurrency, string Amount, IReadOnlyList<KeyValuePair<string, string>> Local);
