namespace Payments;

/// <summary>A merchant's reference that stands for one thing of an owner: nothing else of its sort can have it.</summary>
/// <param name="Id">The sort of thing, a colon, and the reference, such as "checkout:order-1".</param>
/// <param name="Target">The id of the thing.</param>
public sealed record ClaimedReference(string Id, string Target)
{
    internal static string OfCheckout(string reference) => "checkout:" + reference;

    internal static string OfRefund(string reference) => "refund:" + reference;
}
