using Payments.Providers;

namespace Payments.AspNetCore.Synapto;

/// <summary>What a browser confirms with.</summary>
/// <param name="Card">A new card, or null.</param>
/// <param name="PaymentMethodId">A kept card, or null.</param>
/// <param name="Usage">For what the new card is kept; null leaves it to the intent.</param>
/// <param name="ReturnUrl">Where the browser goes after an action, or null.</param>
internal sealed record ClientConfirmation(CardDetails? Card, string? PaymentMethodId, FutureUsage? Usage, string? ReturnUrl)
{
    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation)";
}
