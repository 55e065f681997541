namespace Payments.AspNetCore;

/// <summary>A currency to choose.</summary>
/// <param name="Currency">Its code.</param>
/// <param name="CurrencyName">For people.</param>
/// <param name="AmountText">What would be paid.</param>
/// <param name="IsExact">False where it is converted at today's rate.</param>
internal sealed record PriceChoice(string Currency, string CurrencyName, string AmountText, bool IsExact);
