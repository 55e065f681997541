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
    public static bool IsAllThatWasAsked(Charge charge, Money total) =>
        charge.IsPulled
        && charge.Status is Pending or Unknown or AwaitingPayment or RequiresAction or Authorized or Capturing
        && (total == charge.Amount || charge.AuthorizeOnly || charge.Status is Authorized or Capturing);
}
