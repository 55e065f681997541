using Payments.Simulator;

namespace Payments;

/// <summary>
/// Every card that the simulator knows. The approving and declining numbers are those that card processors publish for
/// their test modes; the two whose answer or request is lost are this library's own (no other processor publishes them).
/// </summary>
public static class TestCards
{
    /// <summary>Approvals by brand first, then the declines, then the lost ones; the first is the plainest approval.</summary>
    public static IReadOnlyList<TestCard> All { get; } = Array.AsReadOnly<TestCard>(
    [
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
        new("4000009770000019", "Visa, charged and the answer lost: unknown, then approved", CardBehaviour.LostAnswer),
        new("4000009770000027", "Visa, the request lost: unknown, then failed without a charge", CardBehaviour.LostRequest),
    ]);

    internal static CardBehaviour BehaviourOf(string number) =>
        All.FirstOrDefault(card => card.Number == number)?.Behaviour ?? CardBehaviour.Unpublished;
}
