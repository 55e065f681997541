using Payments.Simulator;

namespace Payments;

/// <summary>
/// Every card that the simulator knows. The numbers are those that card providers publish for their test modes; those that begin with
/// 400000977 are this library's own (no other provider publishes them).
/// </summary>
public static class TestCards
{
    /// <summary>
    /// Approvals by brand first, then the declines, the lost ones, those that ask the payer to authenticate, and those with a
    /// sequel; the first is the plainest approval.
    /// </summary>
    public static IReadOnlyList<TestCard> All { get; } =
        Array.AsReadOnly<TestCard>([
            new("4242424242424242", "Visa, approved", CardBehaviour.Approved),
            new("4000056655665556", "Visa debit, approved", CardBehaviour.Approved),
            new("5555555555554444", "Mastercard, approved", CardBehaviour.Approved),
            new("2223003122003222", "Mastercard of the 2-series, approved", CardBehaviour.Approved),
            new("378282246310005", "American Express, approved", CardBehaviour.Approved),
            new("6011111111111117", "Discover, approved", CardBehaviour.Approved),
            new("3056930009020004", "Diners Club, approved", CardBehaviour.Approved),
            new("3566002020360505", "JCB, approved", CardBehaviour.Approved),
            new("6200000000000005", "UnionPay, approved", CardBehaviour.Approved),
            new("4000000000000002", "Visa, declined without a reason", CardBehaviour.Declined),
            new("4000000000009995", "Visa, declined: insufficient funds", CardBehaviour.InsufficientFunds),
            new("4000000000000069", "Visa, declined: expired card", CardBehaviour.ExpiredCard),
            new("4000000000000127", "Visa, declined: wrong security code", CardBehaviour.IncorrectCvc),
            new("4000000000000119", "Visa, declined: processing error", CardBehaviour.ProcessingError),
            new("4000000000009987", "Visa, declined: lost card", CardBehaviour.LostCard),
            new("4000000000009979", "Visa, declined: stolen card", CardBehaviour.StolenCard),
            new("4000000000006975", "Visa, declined: over the card's limit", CardBehaviour.CardVelocityExceeded),
            new("4000009770000035", "Visa, declined: do not honor", CardBehaviour.DoNotHonor),
            new("4000009770000043", "Visa, declined: suspected fraud", CardBehaviour.Fraudulent),
            new("4000009770000050", "Visa, declined: payment not allowed", CardBehaviour.TransactionNotAllowed),
            new("4000009770000068", "Visa, declined: issuer not available", CardBehaviour.IssuerNotAvailable),
            new("4000009770000076", "Visa, declined: currency not supported", CardBehaviour.CurrencyNotSupported),
            new("4000009770000084", "Visa, declined: invalid account", CardBehaviour.InvalidAccount),
            new("4000009770000019", "Visa, charged and the answer lost: unknown, then approved", CardBehaviour.LostAnswer),
            new("4000009770000027", "Visa, the request lost: unknown, then failed without a charge", CardBehaviour.LostRequest),
            new("4000000000003055", "Visa, authenticated without the payer's doing, approved", CardBehaviour.Approved),
            new("4000000000003220", "Visa, must authenticate, then approved", CardBehaviour.Challenged),
            new("4000002760003184", "Visa, must authenticate each time, also once saved, then approved", CardBehaviour.Challenged),
            new("4000002500003155", "Visa, must authenticate until it is saved, then approved", CardBehaviour.ChallengedUnlessSaved),
            new("4000008400001629", "Visa, must authenticate, then declined without a reason", CardBehaviour.ChallengedThenDeclined),
            new("4000000000000341", "Visa, approved and saved; declined once saved", CardBehaviour.DeclinedOnceSaved),
            new("4000000000007726", "Visa, approved; a refund is pending first", CardBehaviour.RefundedLater),
            new("4000000000005126", "Visa, approved; a refund succeeds and fails later", CardBehaviour.RefundFailsLater),
            new("4000000000000259", "Visa, approved, then disputed: fraudulent", CardBehaviour.DisputedAsFraud),
            new("4000000000002685", "Visa, approved, then disputed: product not received", CardBehaviour.DisputedAsNotReceived),
            new("4000000000001976", "Visa, approved, then disputed: not recognized", CardBehaviour.DisputedAsUnrecognized),
        ]);

    internal static CardBehaviour BehaviourOf(string number) =>
        All.FirstOrDefault(card => card.Number == number)?.Behaviour ?? CardBehaviour.Unpublished;
}
