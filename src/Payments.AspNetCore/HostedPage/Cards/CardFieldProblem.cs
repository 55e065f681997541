namespace Payments.AspNetCore;

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
