namespace Payments.Providers;

/// <summary>
/// A provider that keeps cards to be charged again. A token that it gave for keeping is charged as <see cref="PaymentSource.Card"/>, any
/// number of times, also without the payer.
/// </summary>
public interface ICardVault
{
    /// <summary>
    /// Saves a card without charging it, once per <see cref="SetupRequest.Key"/>: the same key again returns the setup's current state.
    /// </summary>
    ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The state of the setup with this key. A key that was never seen must be refused from now on, and returns
    /// <see cref="SetupOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a setup whose payer has not acted. Returns <see cref="SetupOutcome.Declined"/> with
    /// <see cref="DeclineCode.Released"/>, or its state where the card was saved before.
    /// </summary>
    ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken);

    /// <summary>Deletes a saved card; a token that it does not know counts as deleted.</summary>
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
