namespace Payments.Providers;

/// <summary>What a provider has moved for an owner in one currency; every amount is in it, and none is below zero.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Received">All that was taken from payers or has arrived from them, bank lines that it reports included; what was
/// only reserved is not.</param>
/// <param name="Refunded">What has gone back by refunds for good; what is on its way is not.</param>
/// <param name="Disputed">What payers' banks hold or have kept in disputes; what was won is not.</param>
/// <param name="Returned">What debits that failed late have taken back.</param>
public sealed record ProviderTotals(Currency Currency, Money Received, Money Refunded, Money Disputed, Money Returned)
{
    /// <summary>What of it is at the provider, payouts not deducted.</summary>
    public Money Net => Received - Refunded - Disputed - Returned;

    /// <summary>Nothing at all.</summary>
    public static ProviderTotals Zero(Currency currency)
    {
        var zero = Money.Zero(currency);
        return new(currency, zero, zero, zero, zero);
    }
}
