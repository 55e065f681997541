namespace Payments.Simulator;

/// <summary>What a charge of a card goes on by, as it was when the charge began.</summary>
/// <param name="Behaviour">The word of what the card does.</param>
/// <param name="Delay"><see cref="SimulatorOptions.RailDelay"/>: how long the payer takes to dispute.</param>
/// <param name="Lifetime">How long reserved money waits, or null where all is taken at once.</param>
/// <param name="Keep">Whether the card is to be kept.</param>
internal sealed record CardTerms(string Behaviour, TimeSpan Delay, TimeSpan? Lifetime, bool Keep)
{
    /// <summary>A charge that an older release decided.</summary>
    public static CardTerms Plain { get; } = new(CardBehaviour.Approved.Word, TimeSpan.Zero, null, Keep: false);
}
