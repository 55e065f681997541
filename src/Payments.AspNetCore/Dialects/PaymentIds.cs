namespace Payments.AspNetCore;

/// <summary>The id of a payment as the interface that it was made through knows it: on receipts, for payers to quote.</summary>
internal static class PaymentIds
{
    /// <summary>The id.</summary>
    /// <param name="origin">The interface; null for Synapto and the host itself.</param>
    /// <param name="intentId">The payment intent.</param>
    /// <param name="charge">The charge that paid, or null.</param>
    public static string Of(string? origin, string intentId, Charge? charge) =>
        origin switch
        {
            SyncPay.Names.Origin or Syncgram.Names.Origin => WireIds.Payment(intentId, charge),
            Yorlet.Names.Origin => Yorlet.Names.Transaction.Of(intentId),
            _ => intentId,
        };
}
