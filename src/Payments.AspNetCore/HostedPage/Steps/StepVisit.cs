namespace Payments.AspNetCore;

/// <summary>One request of a payer.</summary>
/// <param name="Session">The session that the token opened, as it stands now.</param>
/// <param name="Links">The links with this token.</param>
/// <param name="CanPay">Whether the token is good for paying, and not only for following a payment.</param>
internal sealed record StepVisit(CheckoutSession Session, StepLinks Links, bool CanPay)
{
    /// <summary>True where a payment can begin now.</summary>
    public bool IsPayable => CanPay && Session.State is SessionState.Open { ChargeInFlight: null };
}
