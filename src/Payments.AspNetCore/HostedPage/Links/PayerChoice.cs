using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>What the payer chose on the page, as its links carry it on: there is no cookie.</summary>
/// <param name="Language">A language in which there are texts, such as "de"; null where none was chosen.</param>
/// <param name="Currency">The currency to show prices in first; null where none was chosen.</param>
internal sealed record PayerChoice(string? Language = null, Currency? Currency = null)
{
    /// <summary>What the query says; what means nothing is left out.</summary>
    public static PayerChoice Of(IQueryCollection query) =>
        new(
            PageTexts.Find(StepFields.First(query, StepFields.Language))?.Language,
            Payments.Currency.TryGet(StepFields.First(query, StepFields.ShowIn), out var currency) ? currency : null
        );

    public IEnumerable<(string Name, string Value)> Parameters
    {
        get
        {
            if (Language is not null)
                yield return (StepFields.Language, Language);
            if (Currency is { } currency)
                yield return (StepFields.ShowIn, currency.Code);
        }
    }
}
