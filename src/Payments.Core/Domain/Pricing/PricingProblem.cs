namespace Payments;

/// <summary>One thing that is wrong with a pricing as it was written.</summary>
/// <param name="Field">Such as "pricing.amount" or "pricing.local_pricing.NGN".</param>
/// <param name="Message">For people: what is wrong and how to mend it.</param>
public sealed record PricingProblem(string Field, string Message);
