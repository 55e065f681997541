namespace Payments;

/// <summary>What may be kept of a card. The number itself and its security code never get this far.</summary>
/// <param name="Brand">Lower case, such as "visa".</param>
/// <param name="Last4">The number's last four digits.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
public sealed record CardSummary(string Brand, string Last4, int ExpiryMonth, int ExpiryYear);
