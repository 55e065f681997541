using System.Text;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Reads what the card form posted. Forgiving about spaces, dashes, invisible characters and digits of other scripts; strict about
/// everything else.
/// </summary>
internal static class CardFormParser
{
    internal const int LongestName = 100;

    // No network issues cards for longer; a year beyond it is a typing mistake.
    internal const int LongestValidityYears = 25;

    // Nobody types more than this; it bounds the work done for a hostile post.
    private const int LongestField = 200;

    /// <summary>Reads the four fields of a form by their keys.</summary>
    internal static CardFormResult Parse(Func<string, string?> field, DateTimeOffset now) =>
        Parse(
            field(CardFormInput.NumberKey),
            field(CardFormInput.ExpiryKey),
            field(CardFormInput.CvcKey),
            field(CardFormInput.NameKey),
            now
        );

    internal static CardFormResult Parse(string? number, string? expiry, string? cvc, string? name, DateTimeOffset now) =>
        Parse(number, expiry, cvc, name, now, named: true);

    /// <summary>The same for fields that ask for no name.</summary>
    internal static CardFormResult ParseNameless(string? number, string? expiry, string? cvc, DateTimeOffset now) =>
        Parse(number, expiry, cvc, "", now, named: false);

    private static CardFormResult Parse(string? number, string? expiry, string? cvc, string? name, DateTimeOffset now, bool named)
    {
        var errors = new List<CardFieldError>();
        var digits = Digits(number);
        var brand = CardBrands.Detect(digits ?? "");
        Check(CardField.Number, NumberProblem(number, digits));

        var month = CardExpiry.Parse(expiry?.Length > LongestField ? null : expiry, now);
        Check(CardField.Expiry, ExpiryProblem(expiry, month, now));

        var code = Digits(cvc);
        Check(CardField.Cvc, CvcProblem(cvc, code, brand));

        var holder = name?.Trim() ?? "";
        var nameProblem = named ? NameProblem(holder) : null;
        Check(CardField.Name, nameProblem);

        var card =
            errors.Count == 0 ? new CardFormInput(new CardDetails(digits!, month!.Value.Month, month.Value.Year, code!), holder) : null;
        return new CardFormResult(card, errors, nameProblem is null ? holder : null);

        void Check(CardField field, CardFieldProblem? problem)
        {
            if (problem is { } found)
                errors.Add(new CardFieldError(field, found));
        }
    }

    private static CardFieldProblem? NumberProblem(string? raw, string? digits) =>
        string.IsNullOrWhiteSpace(raw) ? CardFieldProblem.Required
        : digits is null ? CardFieldProblem.Malformed
        : !CardBrands.AllowsLength(digits) ? CardFieldProblem.WrongLength
        : !CardNumber.HasValidCheckDigit(digits) ? CardFieldProblem.Mistyped
        : null;

    private static CardFieldProblem? ExpiryProblem(string? raw, CardExpiry? expiry, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(raw) ? CardFieldProblem.Required
        : expiry is not { } month ? CardFieldProblem.Malformed
        : month.IsPast(now) ? CardFieldProblem.Expired
        : month.Year > CardValidity.EarliestMonth(now).Year + LongestValidityYears ? CardFieldProblem.TooFarAhead
        : null;

    private static CardFieldProblem? CvcProblem(string? raw, string? digits, CardBrand brand) =>
        string.IsNullOrWhiteSpace(raw) ? CardFieldProblem.Required
        : digits is null ? CardFieldProblem.Malformed
        : !CardBrands.AllowsCvcLength(brand, digits.Length) ? CardFieldProblem.WrongLength
        : null;

    private static CardFieldProblem? NameProblem(string name) =>
        name.Length == 0 ? CardFieldProblem.Required
        : name.EnumerateRunes().Count() > LongestName || name.EnumerateRunes().Any(IsNotText) ? CardFieldProblem.Malformed
        : name.EnumerateRunes().Count(Rune.IsDigit) > 5 || CardNumber.IsWithin(name) ? CardFieldProblem.LooksLikeCardNumber
        : CustomerRules.IsName(name) ? null
        : CardFieldProblem.Required;

    // Half of a surrogate pair reads as the replacement character.
    private static bool IsNotText(Rune rune) => Rune.IsControl(rune) || rune == Rune.ReplacementChar;

    /// <summary>The digits alone, or null when something else than digits and what people put between them was typed.</summary>
    private static string? Digits(string? raw) =>
        Compact(raw) is { Length: > 0 } compact && !compact.AsSpan().ContainsAnyExceptInRange('0', '9') ? compact : null;

    private static string? Compact(string? raw) => raw is null || raw.Length > LongestField ? null : TypedNumber.Compact(raw);
}

/// <summary>
/// A card, or why there is none: at most one error per field, in the order of the fields.
/// <see cref="NameToKeep"/> is the one value that a page shown again may fill in.
/// </summary>
internal sealed record CardFormResult(CardFormInput? Card, IReadOnlyList<CardFieldError> Errors, string? NameToKeep);

/// <summary>A refused field and why; the words are chosen by <see cref="PageTexts.Message"/>.</summary>
internal readonly record struct CardFieldError(CardField Field, CardFieldProblem Problem);

/// <summary>Why a field of the card form is refused; when several apply, the first in this order is reported.</summary>
internal enum CardFieldProblem
{
    Required,

    /// <summary>Not of the field's form: letters in a number, a month 13, a name that is too long.</summary>
    Malformed,

    /// <summary>Digits, but too few or too many of them for this kind of card.</summary>
    WrongLength,

    /// <summary>The right length, but the check digit says that a digit was mistyped.</summary>
    Mistyped,

    /// <summary>The last day of the card's month is over everywhere on Earth.</summary>
    Expired,

    /// <summary>Later than any card is issued for.</summary>
    TooFarAhead,

    /// <summary>Holds digits like those of a card, which must never be kept as a name.</summary>
    LooksLikeCardNumber,
}
