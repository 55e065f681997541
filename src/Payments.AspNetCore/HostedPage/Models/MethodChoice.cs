namespace Payments.AspNetCore;

/// <summary>A method to choose.</summary>
/// <param name="Method">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Prices">At least one; the first is chosen at first.</param>
internal sealed record MethodChoice(string Method, string Name, string Description, IReadOnlyList<PriceChoice> Prices);
