using System.Text.Json.Serialization;

namespace Payments.Simulator;

/// <summary>A card that the simulator keeps to charge it again.</summary>
/// <param name="Token">Charges it.</param>
/// <param name="Behaviour">The word of what a charge of it does.</param>
/// <param name="Card">What may be stored of the card.</param>
/// <param name="IsAuthenticated">Whether its payer authenticated when it was saved.</param>
internal sealed record SavedCard(string Token, string Behaviour, CardSummary Card, bool IsAuthenticated)
{
    private const string Prefix = "simcard_";

    [JsonIgnore]
    public CardBehaviour Behaves => CardBehaviour.Find(Behaviour)!;

    /// <summary>
    /// Which number it has. Published test cards alone are ever saved, and no two of them do the same and end the same.
    /// </summary>
    [JsonIgnore]
    public string Fingerprint => $"{Behaviour}_{Card.Brand}_{Card.Last4}";

    public static bool IsToken(string text) => Id.IsWellFormed(text, Prefix);

    public static SavedCard New(string behaviour, CardSummary card, bool isAuthenticated, DateTimeOffset now, RandomSource random) =>
        new(Id.New(Prefix, now, random), behaviour, card, isAuthenticated);

    public static SavedCard Of(CardToken token, DateTimeOffset now, RandomSource random) =>
        New(token.Behaviour.Word, token.Card, token.Kept is { IsAuthenticated: true }, now, random);
}

/// <summary>What a charge of a card goes on by, as it was when the charge began.</summary>
/// <param name="Behaviour">The word of what the card does.</param>
/// <param name="Delay"><see cref="SimulatorOptions.RailDelay"/>: how long the payer takes to dispute.</param>
/// <param name="Lifetime">How long reserved money waits, or null where all is taken at once.</param>
/// <param name="Keep">Whether to save the card.</param>
internal sealed record CardTerms(string Behaviour, TimeSpan Delay, TimeSpan? Lifetime, bool Keep)
{
    /// <summary>A charge that an older release decided.</summary>
    public static CardTerms Plain { get; } = new(CardBehaviour.Approved.Word, TimeSpan.Zero, null, Keep: false);
}
