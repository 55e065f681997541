using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>What a payment that begins is to take, from what, and by which quote.</summary>
internal sealed record PaymentPlan(PaymentSource Source, Money Amount)
{
    public CardSummary? Card { get; init; }

    public string? Rail { get; init; }

    public Stored<Quote>? Quote { get; init; }

    public DateTimeOffset? PayableUntil { get; init; }

    /// <summary>The kept card that pays, or null.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>For what the card is to be kept; null where it is not.</summary>
    public FutureUsage? Keep { get; init; }

    public bool OffSession { get; init; }

    /// <summary>The account that is debited, or null.</summary>
    public BankAccountSummary? BankAccount { get; init; }

    /// <summary>The mandate that the payer gives with it, or null.</summary>
    public string? MandateReference { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>A card for a session with one price: there is nothing to quote.</summary>
    public static Result<PaymentPlan> OfCard(CheckoutSession session, TokenizedCard card) =>
        !session.Takes(MethodIds.Card)
            ? new Refusal(RefusalKind.Invalid, "method_not_enabled", "The checkout session cannot be paid by card", "payment_method")
        : session.Pricing is Pricing.SingleCurrency
            ? new PaymentPlan(new PaymentSource.Card(card.Token), session.Amount) { Card = card.Card, ReturnUrl = session.PageUrl }
        : new Refusal(
            RefusalKind.Invalid,
            "quote_required",
            "The checkout session can be paid in several currencies; ask for a quote and confirm that",
            "quote_id"
        );
}
