using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// What the processors lend the page in test mode. In live mode a processor brings fields of its own, and the page has none.
/// </summary>
internal sealed class PageProcessors(IEnumerable<IPaymentProvider> providers)
{
    /// <summary>Takes cards that are typed into the page; null where none may be.</summary>
    public ICardTokenizer? Tokenizer(Owner owner) => owner.Livemode ? null : OfTestMode<ICardTokenizer>();

    /// <summary>What to type for a method; none where nobody says.</summary>
    public IReadOnlyList<TestCard> TestInputs(Owner owner, string method, Currency currency) =>
        owner.Livemode || OfTestMode<ITestInputs>() is not { } inputs
            ? []
            : [.. inputs.InputsFor(method, currency).Select(input => new TestCard(input.Value, input.Outcome))];

    private T? OfTestMode<T>()
        where T : class => providers.Where(provider => !provider.Livemode).OfType<T>().FirstOrDefault();
}
