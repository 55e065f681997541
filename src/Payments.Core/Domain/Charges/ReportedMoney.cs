using Payments.Providers;
using static Payments.ChargeStatus;

namespace Payments;

/// <summary>
/// What a provider reports is held against what the charge asks for. Payers send what they send; what a provider takes is never more than
/// it was asked to take, or it is another payment's, or in other units. Pure.
/// </summary>
internal static class ReportedMoney
{
    /// <summary>The provider's own id of the money that an outcome reports or reserves; null where it does neither.</summary>
    public static string? ReferenceOf(ChargeOutcome outcome) =>
        outcome switch
        {
            ChargeOutcome.Approved approved => approved.Reference,
            ChargeOutcome.Authorized authorized => authorized.Reference,
            ChargeOutcome.Captured captured => captured.Reference,
            ChargeOutcome.Received received => received.Reference,
            _ => null,
        };

    /// <summary>Why a charge cannot have a total that is reported, or none.</summary>
    public static ChargeRefusal WhyNot(Charge charge, Money total) =>
        total.Currency != charge.Amount.Currency ? ChargeRefusal.OtherCurrency
        : !total.IsPositive ? ChargeRefusal.NoMoney
        : charge.IsPulled && charge.Status != Returned && total > charge.Amount && total > charge.AmountReceived
            ? ChargeRefusal.MoreThanAsked
        : ChargeRefusal.None;

    /// <summary>
    /// Whether an undecided charge has got all that it will get. What is captured of a reservation is final, and may have been captured at
    /// the provider's own desk, where nobody here has asked for it.
    /// </summary>
    public static bool IsFinal(Charge charge, ChargeOutcome outcome, Money total) =>
        charge.IsPulled
        && charge.Status is Pending or Unknown or AwaitingPayment or RequiresAction or Authorized or Capturing
        && (
            total == charge.Amount
            || charge.Status is Authorized or Capturing
            || (charge.AuthorizeOnly && outcome.Kind == ChargeOutcomeKind.Captured)
        );

    /// <summary>What was reported beyond what was asked for and a person may accept, or null.</summary>
    public static ChargeMismatch? ToAccept(Charge charge) =>
        charge.Mismatch is { Kind: ChargeMismatchKind.MoreThanAsked, Amount: { } amount, Reference: not null } mismatch
        && amount > charge.AmountReceived
            ? mismatch
            : null;

    /// <summary>Whether a capture took another amount than was asked for. The charge has what was taken, and somebody must know.</summary>
    public static bool IsOtherCapture(Charge before, Charge after) =>
        before.State is ChargeState.Capturing asked && after.IsPaid && after.AmountReceived != asked.Amount;
}
