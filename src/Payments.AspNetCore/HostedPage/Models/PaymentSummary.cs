namespace Payments.AspNetCore;

/// <summary>What is being paid, in words ready to show: "£100.00", "GBP", the business's own reference.</summary>
internal sealed record PaymentSummary(string AmountText, string CurrencyCode, string? Reference = null);
