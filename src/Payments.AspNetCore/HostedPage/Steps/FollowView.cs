using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Everything that the page of a payment shows.</summary>
internal sealed record FollowView
{
    public required CheckoutSession Session { get; init; }

    /// <summary>The charge under way, the one that paid, or the last; null where there is none.</summary>
    public Charge? Charge { get; init; }

    /// <summary>Whether the payment takes a further charge, <see cref="Limits.ChargesPerIntent"/> at most.</summary>
    public bool HasAttemptsLeft { get; init; } = true;

    /// <summary>Links that are good for following.</summary>
    public required PageLinks Links { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required PageWords Words { get; init; }

    /// <summary>What the provider offers, for the names of methods.</summary>
    public IReadOnlyList<MethodOffer> Offers { get; init; } = [];

    /// <summary>Where the payer goes once the dialect counts the session as done.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>Whether that is so already, though the outcome is still to come.</summary>
    public bool ReturnsOnceSubmitted { get; init; }

    /// <summary>Whether the payer has just canceled the checkout.</summary>
    public bool HasJustCanceled { get; init; }

    /// <summary>Where the payer must authenticate; null without authentication.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>Where another payment can be tried; null where no other attempt is possible.</summary>
    public string? TryAgainUrl { get; init; }

    /// <summary>The payment's id as the dialect's API knows it.</summary>
    public string? PaymentId { get; init; }

    public string? Alert { get; init; }

    public bool TestMode => !Session.Owner.Livemode;

    public string State => FollowStates.Of(Session, Charge, Now);
}

/// <summary>Which page a payment shows, as a word that a script can compare: it differs as soon as the page would. Pure.</summary>
internal static class FollowStates
{
    /// <summary>True while the outcome of a payment is awaited.</summary>
    public static bool IsUnderWay(CheckoutSession session) => session.State is SessionState.Open { ChargeInFlight: not null };

    public static string Of(CheckoutSession session, Charge? charge, DateTimeOffset now)
    {
        if (!IsUnderWay(session) || charge is null)
            return session.Status.ToString().ToLowerInvariant();

        return charge.State switch
        {
            ChargeState.AwaitingPayment awaiting => awaiting.Until > now ? "awaiting_payment" : "processing",
            ChargeState.RequiresAction => "requires_action",
            ChargeState.Pending when charge.Debit is not null => "debiting",
            ChargeState.Underpaid { Until: var until } =>
                $"{(until <= now ? "underpaid_too_late" : "underpaid")}_{Digits(charge.AmountReceived)}",
            _ => "processing",
        };
    }

    private static string Digits(Money amount) => amount.MinorUnits.ToString(CultureInfo.InvariantCulture);
}
