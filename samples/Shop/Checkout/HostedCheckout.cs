using Payments;

namespace Shop;

/// <summary>The first checkout: a session whose hosted page the customer is sent to.</summary>
internal static class HostedCheckout
{
    public static CheckoutSessionRequest Request(Order order, Product product, string origin) =>
        new()
        {
            Amount = product.Price,
            Pricing = product.Pricing,
            ClientReferenceId = order.Id,
            SuccessUrl = $"{origin}/orders/{order.Id}",
            CancelUrl = $"{origin}/",
            Metadata = Metadata.Of(new KeyValuePair<string, string>("product", product.Id)),
        };

    /// <summary>
    /// The same by a bank's ways, and for as long as a transfer or a debit takes: the visitor's customer has an account number of
    /// its own.
    /// </summary>
    public static CheckoutSessionRequest ByBank(Order order, Product product, string origin, string customer) =>
        Request(order, product, origin) with
        {
            CustomerId = customer,
            Methods =
                product.Price.Currency == Currency.Gbp
                    ? [MethodIds.PayByBank, MethodIds.BacsDebit, MethodIds.BankTransfer, MethodIds.DirectTransfer]
                    : [MethodIds.PayByBank, MethodIds.SepaDebit, MethodIds.BankTransfer, MethodIds.DirectTransfer],
            NeverExpires = true,
            PostingOptions = new PostingOptions { ReportingType = "coffee", StatementDescriptor = "Harbour Coffee" },
        };
}
