namespace Payments.Simulator;

/// <summary>One thing that a payer does: sends money, or refuses.</summary>
/// <param name="At">When.</param>
/// <param name="Money">How much arrives; null where the payer refuses.</param>
/// <param name="Refusal">Why none does; null where money arrives.</param>
/// <param name="ByHand">Whether a test made it happen, and not the script.</param>
internal sealed record PayerStep(DateTimeOffset At, Money? Money, DeclineCode? Refusal, bool ByHand = false);
