using Xunit;

namespace Payments.Specifications;

/// <summary>What is written down about one payment, and the types of all events of its owner in alphabetical order.</summary>
public sealed record PaymentRecords(CheckoutSession Session, PaymentIntent Intent, IReadOnlyList<Charge> Charges, IReadOnlyList<string> Events)
{
    public int Count(ChargeStatus status) => Charges.Count(charge => charge.Status == status);

    /// <summary>That session, intent and charges tell the same story, whatever it is.</summary>
    public PaymentRecords Agree()
    {
        var live = Charges.Where(charge => charge.Status is ChargeStatus.Pending or ChargeStatus.Unknown).Select(charge => charge.Id).ToList();
        var succeeded = Charges.Where(charge => charge.Status == ChargeStatus.Succeeded).Select(charge => charge.Id).ToList();
        Assert.True(live.Count <= 1, "at most one charge is live");
        Assert.Equal(Charges.Count, Intent.Charges);
        Assert.Equal(Session.IsPaid, succeeded.Count == 1);
        Assert.True(succeeded.Count <= 1, "at most one charge succeeded");
        Assert.Equal(live.SingleOrDefault(), (Session.State as SessionState.Open)?.ChargeInFlight);
        Assert.Equal(live.SingleOrDefault(), (Intent.State as IntentState.Processing)?.ChargeId);
        Assert.Equal(succeeded.SingleOrDefault(), (Session.State as SessionState.Complete)?.ChargeId);
        Assert.Equal(succeeded.SingleOrDefault(), (Intent.State as IntentState.Succeeded)?.ChargeId);
        Assert.Equal(Session.Status is SessionStatus.Expired or SessionStatus.Canceled, Intent.Status == IntentStatus.Canceled);
        Assert.Equal(Session.IsPaid ? 1 : 0, Events.Count(type => type == CheckoutSessionPaid.TypeName));
        Assert.Equal(Session.IsPaid ? 1 : 0, Events.Count(type => type == PaymentIntentSucceeded.TypeName));
        Assert.Equal(Session.Status is SessionStatus.Expired or SessionStatus.Canceled ? 1 : 0, Events.Count(type => type == CheckoutSessionExpired.TypeName));
        Assert.Equal(Count(ChargeStatus.Failed), Events.Count(type => type == ChargeFailed.TypeName));
        return this;
    }
}
