namespace Payments;

/// <summary>One way in which a session can be paid now.</summary>
/// <param name="Method">The method, with its fees.</param>
/// <param name="Currency">What the payer pays in.</param>
/// <param name="Amounts">What it would cost now. Only a quote is binding.</param>
public sealed record CheckoutOption(AccountMethod Method, Currency Currency, QuoteAmounts Amounts);
