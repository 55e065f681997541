namespace Payments;

/// <summary>One of the ways that a method can take, such as an operator of mobile money.</summary>
/// <param name="Id">Lower snake case, unique in its method, such as "mtn".</param>
/// <param name="Name">For people, such as "MTN MoMo".</param>
/// <param name="Currencies">The currencies it takes; at least one.</param>
/// <param name="DialingCode">What the payer's phone number begins with, such as "+233"; null where any country's will do.</param>
public sealed record PaymentRail(string Id, string Name, IReadOnlyList<Currency> Currencies, string? DialingCode = null);
