namespace Payments.AspNetCore;

/// <summary>
/// In which order an endpoint's secrets sign. While a secret is rotated there are two, and some verifiers read the first signature only,
/// as a header does that has room for one: the newest comes first, and each further try begins with the next. A receiver that has either
/// secret thus accepts the first try or the second.
/// </summary>
internal static class SigningOrder
{
    public static IReadOnlyList<string> Of(WebhookDelivery delivery, IReadOnlyList<string> secrets)
    {
        if (secrets.Count < 2)
            return secrets;

        var first = delivery.Attempts.Count % secrets.Count;
        return [.. secrets.Skip(first), .. secrets.Take(first)];
    }
}
