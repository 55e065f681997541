using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// What test mode's providers offer the page: a tokenizer and inputs to try. In live mode a provider brings card fields of its own.
/// </summary>
internal sealed class PageProviders(IEnumerable<IPaymentProvider> providers)
{
    /// <summary>Tokenizes cards typed into the page; null in live mode and without a test provider that does.</summary>
    public ICardTokenizer? Tokenizer(Owner owner) => owner.Livemode ? null : OfTestMode<ICardTokenizer>();

    /// <summary>Inputs to try for a method, with their outcome; empty where the provider documents none.</summary>
    public IReadOnlyList<TestCard> TestInputs(Owner owner, string method, Currency currency) =>
        owner.Livemode || OfTestMode<ITestInputs>() is not { } inputs
            ? []
            : [.. inputs.InputsFor(method, currency).Select(input => new TestCard(input.Value, input.Outcome))];

    private T? OfTestMode<T>()
        where T : class => providers.Where(provider => !provider.Livemode).OfType<T>().FirstOrDefault();
}
