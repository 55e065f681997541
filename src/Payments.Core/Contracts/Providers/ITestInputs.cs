namespace Payments.Providers;

/// <summary>
/// A test-mode processor that publishes what a payer types to bring an outcome about. The hosted page lists it; a live processor
/// never implements it.
/// </summary>
public interface ITestInputs
{
    /// <summary>
    /// What to type for a method in a currency, the one that pays first; none where there is nothing to type. Cards have a list
    /// of their own.
    /// </summary>
    IReadOnlyList<TestInput> InputsFor(string method, Currency currency);
}
