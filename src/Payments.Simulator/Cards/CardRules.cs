using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What can be refused of a card before any call: number, then expiry, then security code. No message repeats a digit.</summary>
internal static class CardRules
{
    /// <summary>Cards are not issued for longer; a year beyond is mistyped.</summary>
    private const int LongestValidityYears = 50;

    public static Refusal? Check(CardDetails card, DateTimeOffset now) =>
        CheckNumber(card.Number) ?? CheckExpiry(card.ExpiryMonth, card.ExpiryYear, now) ?? CheckCvc(card.Cvc, card.Number);

    private static Refusal? CheckNumber(string number) =>
        CardNumber.HasValidCheckDigit(number) && CardBrands.AllowsLength(number)
            ? null
            : Invalid("incorrect_number", "The card number is not valid. Check its digits.", "card_number");

    private static Refusal? CheckExpiry(int month, int year, DateTimeOffset now)
    {
        var today = now.UtcDateTime;
        if (month is < 1 or > 12 || year is < 1000 or > 9999 || year > today.Year + LongestValidityYears)
            return Invalid(
                "invalid_expiry",
                "The expiry date is not valid. Give the month from 1 to 12 and the year in four digits.",
                "card_expiry"
            );

        return CardValidity.IsOver(year, month, now)
            ? Invalid("expired_card", "The card has expired. Use another card.", "card_expiry")
            : null;
    }

    private static Refusal? CheckCvc(string cvc, string number)
    {
        var brand = CardBrands.Detect(number);
        return CardBrands.AllowsCvcLength(brand, cvc.Length) && cvc.All(char.IsAsciiDigit)
            ? null
            : Invalid("invalid_cvc", $"The security code is not valid. It has {(brand == CardBrand.Amex ? "4" : "3")} digits.", "card_cvc");
    }

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
