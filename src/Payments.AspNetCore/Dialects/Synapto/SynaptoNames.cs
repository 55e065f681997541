namespace Payments.AspNetCore;

/// <summary>Synapto's resource names, such as "accounts/acct_x/checkout-sessions/cs_y".</summary>
internal static class SynaptoNames
{
    public static string Session(CheckoutSession session) => $"accounts/{session.Owner.Account}/checkout-sessions/{session.Id}";

    public static string Intent(Owner owner, string id) => $"accounts/{owner.Account}/payment-intents/{id}";

    public static string Charge(Charge charge) => $"accounts/{charge.Owner.Account}/charges/{charge.Id}";

    public static string Event(PaymentEvent paymentEvent) => $"accounts/{paymentEvent.Owner.Account}/events/{paymentEvent.Id}";
}
