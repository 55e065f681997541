namespace Payments.AspNetCore;

/// <summary>Amounts of a charge as every dialect shows them. Pure.</summary>
internal static class ChargeMoney
{
    /// <summary>What has arrived, less what the payer's bank has returned: a debit that failed late has paid nothing.</summary>
    public static Money AmountPaid(this Charge charge) => charge.AmountReceived - charge.AmountReturned;
}
