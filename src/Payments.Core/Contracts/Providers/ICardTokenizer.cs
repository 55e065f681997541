namespace Payments.Providers;

/// <summary>
/// A test-mode processor that takes card numbers typed into the hosted page. A live processor never implements it: there
/// the card goes to the processor's own fields.
/// </summary>
public interface ICardTokenizer
{
    /// <summary>Turns a card into a token, or says why it is none. No money moves.</summary>
    ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken);
}
