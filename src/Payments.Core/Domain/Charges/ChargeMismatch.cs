using Payments.Providers;

namespace Payments;

/// <summary>
/// What a provider reported of a charge and the charge cannot have. The charge stays as it was, the provider is asked again, and a person
/// must look at the provider's records.
/// </summary>
/// <param name="Kind">What does not fit.</param>
/// <param name="Outcome">The kind of outcome that was reported.</param>
/// <param name="Amount">The money that was reported, in whatever currency; null where none was.</param>
/// <param name="Reference">The provider's own id that was reported, or null.</param>
/// <param name="At">When it was reported for the first time.</param>
public sealed record ChargeMismatch(ChargeMismatchKind Kind, ChargeOutcomeKind Outcome, Money? Amount, string? Reference, DateTimeOffset At)
{
    internal static ChargeMismatch Of(ChargeMismatchKind kind, ChargeOutcome outcome, DateTimeOffset now) =>
        new(
            kind,
            outcome.Kind,
            outcome switch
            {
                ChargeOutcome.Captured captured => captured.Amount,
                ChargeOutcome.Received received => received.Total,
                _ => null,
            },
            ReportedMoney.ReferenceOf(outcome) is { } reference ? TextExcerpt.Of(reference, Limits.UniqueReferenceLength) : null,
            now
        );

    internal bool IsOf(ChargeOutcome outcome) => Of(Kind, outcome, At) == this;
}

/// <summary>Why an outcome does not fit its charge.</summary>
public enum ChargeMismatchKind
{
    /// <summary>It is declined, and its money was reported before.</summary>
    DeclinedAfterMoney,

    /// <summary>The money is in another currency.</summary>
    OtherCurrency,

    /// <summary>The money is zero or less.</summary>
    NoMoney,

    /// <summary>
    /// The money is more than the amount, of a method by which the provider takes it. Less is no mismatch; the charge is underpaid, or of a
    /// reservation a part is captured.
    /// </summary>
    MoreThanAsked,

    /// <summary>A capture took another amount than was asked for. The charge has what was taken, and is decided.</summary>
    OtherCapture,

    /// <summary>Money has arrived again after it was returned to the payer.</summary>
    MoneyAfterReturn,

    /// <summary>Money is reported without the provider's own id of it.</summary>
    NoReference,

    /// <summary>The provider's own id is another charge's.</summary>
    ReferenceTaken,
}
