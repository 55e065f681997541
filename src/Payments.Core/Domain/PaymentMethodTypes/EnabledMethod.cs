namespace Payments;

/// <summary>A method that an account takes.</summary>
/// <param name="Method">The method's id, one that the processor offers.</param>
/// <param name="Currencies">In which of the currencies that the processor offers for it; at least one, each once.</param>
/// <param name="Fees">What it costs and who bears that; null is no fee.</param>
public sealed record EnabledMethod(string Method, IReadOnlyList<Currency> Currencies, FeeSchedule? Fees = null);
