using Xunit;

namespace Payments.Specifications;

/// <summary>What is written down about one payment, and the types of all events of its owner in alphabetical order.</summary>
public sealed record PaymentRecords(
    CheckoutSession Session,
    PaymentIntent Intent,
    IReadOnlyList<Charge> Charges,
    IReadOnlyList<string> Events
)
{
    public int Count(ChargeStatus status) => Charges.Count(charge => charge.Status == status);

    /// <summary>That session, intent and charges tell the same story, whatever it is.</summary>
    public PaymentRecords Agree()
    {
        var live = Charges.Where(charge => charge.IsOpen).Select(charge => charge.Id).ToList();
        var paid = Charges.Where(charge => charge.IsPaid).Select(charge => charge.Id).ToList();
        Assert.True(live.Count <= 1, "at most one charge is live");
        Assert.True(paid.Count <= 1, "at most one charge is paid");
        Assert.Equal(Charges.Count, Intent.Charges);
        Assert.Equal(live.SingleOrDefault(), (Session.State as SessionState.Open)?.ChargeInFlight);
        Assert.Equal(live.SingleOrDefault(), (Intent.State as IntentState.Processing)?.ChargeId);
        Assert.Equal(paid.SingleOrDefault(), (Session.State as SessionState.Complete)?.ChargeId);
        Assert.Equal(paid.SingleOrDefault(), (Intent.State as IntentState.Succeeded)?.ChargeId);
        Assert.Equal(
            Session.Status is SessionStatus.Expired or SessionStatus.Canceled or SessionStatus.Failed,
            Intent.Status == IntentStatus.Canceled
        );
        Assert.Equal(Session.IsPaid ? 1 : 0, Told(CheckoutSessionPaid.TypeName));
        Assert.Equal(Session.IsPaid ? 1 : 0, Told(PaymentIntentSucceeded.TypeName));
        AgreeOnEnds();
        AgreeOnMoney();
        return this;
    }

    // Each end is told once. What was accepted late had ended before, and what arrived late had failed or expired.
    private void AgreeOnEnds()
    {
        var ended = Told(CheckoutSessionExpired.TypeName);
        Assert.InRange(
            ended,
            Session.Status is SessionStatus.Expired or SessionStatus.Canceled ? 1 : 0,
            Session.Status is SessionStatus.Open or SessionStatus.Failed ? 0 : 1
        );
        var over = Charges.Count(charge => charge.Status is ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.PaidLate);
        Assert.InRange(Told(ChargeFailed.TypeName) + Told(ChargeExpired.TypeName), over, over + Count(ChargeStatus.Accepted));
    }

    private void AgreeOnMoney() =>
        Assert.All(
            Charges,
            charge =>
            {
                Assert.True(!charge.AmountRefunded.IsNegative && !charge.AmountRefundable.IsNegative, "no more goes back than arrived");
                Assert.Equal(charge.Status == ChargeStatus.Underpaid, charge.IsOpen && charge.AmountReceived.IsPositive);
                if (charge.Status == ChargeStatus.Succeeded)
                    Assert.True(charge.AmountReceived >= charge.Amount, "what succeeded has all of its money");
            }
        );

    private int Told(string type) => Events.Count(happened => happened == type);
}
