using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>A challenge is over. In a frame the page tells the one around it; at the top it leads the payer back.</summary>
internal sealed record ChallengedPage : CheckoutPageModel
{
    /// <summary>How it ended.</summary>
    public required TestChallengeState State { get; init; }

    /// <summary>Where the payer goes on; null where the page around the frame goes on by itself, or nobody said where.</summary>
    public ReturnLink? Target { get; init; }
}
