namespace Payments.Providers;

/// <summary>
/// A card as it was typed. It exists between the form and the tokenizer and nowhere else: it has no equality and no
/// serialiser, and prints no digit.
/// </summary>
/// <param name="number">Digits only.</param>
/// <param name="expiryMonth">1 to 12.</param>
/// <param name="expiryYear">Four digits.</param>
/// <param name="cvc">Three or four digits.</param>
public sealed class CardDetails(string number, int expiryMonth, int expiryYear, string cvc)
{
    /// <summary>Digits only.</summary>
    public string Number { get; } = number ?? throw new ArgumentNullException(nameof(number));

    /// <summary>1 to 12.</summary>
    public int ExpiryMonth { get; } = expiryMonth;

    /// <summary>Four digits.</summary>
    public int ExpiryYear { get; } = expiryYear;

    /// <summary>Three or four digits.</summary>
    public string Cvc { get; } = cvc ?? throw new ArgumentNullException(nameof(cvc));

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(card)";
}

/// <summary>A card that can be charged by its token.</summary>
/// <param name="Token">What <see cref="PaymentSource.Card"/> takes.</param>
/// <param name="Card">What may be kept of the card.</param>
public sealed record TokenizedCard(string Token, CardSummary Card);
