using System.Globalization;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Carries a tokenized card from the details to the confirmation in hidden fields: the token and what may be kept of the card, never its
/// number. Only test mode types cards into the page, so that nobody gains by a card that is described wrongly.
/// </summary>
internal static class StepCard
{
    private const int LongestToken = 255;

    public static IReadOnlyList<HiddenValue> Hide(TokenizedCard card) =>
        [
            new(StepFields.CardToken, card.Token),
            new(StepFields.CardBrand, card.Card.Brand),
            new(StepFields.CardLast4, card.Card.Last4),
            new(StepFields.CardExpiryMonth, card.Card.ExpiryMonth.ToString(CultureInfo.InvariantCulture)),
            new(StepFields.CardExpiryYear, card.Card.ExpiryYear.ToString(CultureInfo.InvariantCulture)),
        ];

    /// <summary>The card, or null where a field is missing or holds what <see cref="Hide"/> never writes.</summary>
    public static TokenizedCard? Read(StepForm form)
    {
        var token = form[StepFields.CardToken];
        var brand = form[StepFields.CardBrand];
        var last4 = form[StepFields.CardLast4];
        return
            token is { Length: > 0 and <= LongestToken }
            && token.All(character => character is >= '!' and <= '~')
            && !CardNumber.IsWithin(token)
            && Enum.GetValues<CardBrand>().Any(known => CardBrands.Key(known) == brand)
            && last4 is { Length: 4 }
            && last4.All(char.IsAsciiDigit)
            && Number(form[StepFields.CardExpiryMonth], 1, 12) is { } month
            && Number(form[StepFields.CardExpiryYear], 2000, 2199) is { } year
            ? new TokenizedCard(token, new CardSummary(brand!, last4, month, year))
            : null;
    }

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
}
