namespace Payments.Providers;

/// <summary>
/// A provider that keeps cards to be charged again. A token that it gave for keeping is charged as <see cref="PaymentSource.Card"/>, any
/// number of times, also without the payer.
/// </summary>
public interface ICardVault
{
    /// <summary>
    /// Keeps a card without charging it, once per <see cref="SetupRequest.Key"/>: the same key again answers how that stands now.
    /// </summary>
    ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// How the setup with this key stands. A key that was never seen must from now on be refused, and answers
    /// <see cref="SetupOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a setup up whose payer has not acted. Answers <see cref="SetupOutcome.Declined"/> with
    /// <see cref="DeclineCode.Released"/>, or how it stands where the card was kept before.
    /// </summary>
    ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken);

    /// <summary>Forgets a saved card; a token that it does not know is forgotten already.</summary>
    ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken);
}

/// <summary>A card that a provider is asked to keep.</summary>
/// <param name="Key">The attempt's id, by which the provider must know it again.</param>
/// <param name="Owner">Whose customer's card it is.</param>
/// <param name="Source">The card.</param>
public sealed record SetupRequest(string Key, Owner Owner, PaymentSource.Card Source)
{
    /// <summary>Whether it is to be charged without the payer; then the issuer may ask the payer to authenticate now.</summary>
    public bool OffSession { get; init; }

    /// <summary>Where the payer's browser goes after an action, or null.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => $"{Key} of {Owner}";
}

/// <summary>
/// A test-mode provider that takes card numbers typed into the hosted page. A live provider never implements it: there
/// the card goes to the provider's own fields.
/// </summary>
public interface ICardTokenizer
{
    /// <summary>Turns a card into a token, or says why it is none. No money moves.</summary>
    ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken);
}
