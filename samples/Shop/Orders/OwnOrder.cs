namespace Shop;

/// <summary>An order that is paid on the shop's own page.</summary>
/// <param name="Order">The order.</param>
/// <param name="Visitor">The visitor; nobody else sees its payment page.</param>
/// <param name="IntentId">The payment intent that pays it; null before the page was first shown.</param>
internal sealed record OwnOrder(Order Order, string Visitor, string? IntentId);
