namespace Payments;

/// <summary>A method as an account takes it.</summary>
/// <param name="Offer">What the processor offers, narrowed to the currencies that the account has enabled.</param>
/// <param name="Fees">What it costs and who bears that.</param>
public sealed record AccountMethod(MethodOffer Offer, FeeSchedule Fees)
{
    /// <summary>The method's id.</summary>
    public string Method => Offer.Method;
}
