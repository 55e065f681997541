namespace Payments.AspNetCore;

/// <summary>What is being paid, in words ready to show: "£100.00", "GBP", the business's own reference.</summary>
internal sealed record PaymentSummary(string AmountText, string CurrencyCode, string? Reference = null)
{
    /// <summary>All that the payment is worth, where credit is applied to it; else null.</summary>
    public string? TotalText { get; init; }

    /// <summary>The credit that is applied, or null.</summary>
    public string? CreditText { get; init; }
}
