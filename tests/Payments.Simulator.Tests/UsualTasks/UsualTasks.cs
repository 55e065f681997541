using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Simulator.Tests;

/// <summary>What most hosts do first, each as a method; docs/guide/usual-tasks.md shows them as they are here.</summary>
internal static class UsualTasks
{
    /// <summary>Open a checkout session with metadata</summary>
    public static async Task<string> OpenSession(PaymentEngine payments, Owner owner)
    {
        var request = new CheckoutSessionRequest
        {
            Amount = Money.FromMinorUnits(1850, "GBP"),
            ClientReferenceId = "order_1",
            Metadata = new Dictionary<string, string> { ["basket"] = "b_17" }, // or [new("basket", "b_17")]
        };
        var session = await payments.CheckoutSessions.CreateAsync(owner, request);
        return session.Value.Id;
    }

    /// <summary>Refund a payment by its intent</summary>
    public static async Task<Refund> RefundPayment(PaymentEngine payments, Owner owner, string paymentIntentId)
    {
        var refund = await payments.Refunds.CreateAsync(
            owner,
            new RefundCreation { PaymentIntentId = paymentIntentId, Amount = Money.FromDecimal(5.00m, "GBP") }
        );
        return refund.Value;
    }

    /// <summary>Charge a saved card while the customer is away</summary>
    public static async Task<string> ChargeSavedCard(PaymentEngine payments, Owner owner, string customerId, string paymentMethodId)
    {
        var request = new PaymentIntentRequest
        {
            Amount = Money.FromMinorUnits(999, "GBP"),
            CustomerId = customerId,
            PaymentMethodId = paymentMethodId,
            OffSession = true,
            Confirm = true,
        };
        var intent = await payments.PaymentIntents.CreateAsync(owner, request);
        if (!intent.IsSuccess)
            throw new InvalidOperationException(intent.Refusal.Message);

        // A declined card is not a refusal: the intent exists, and waits for another way to pay.
        return intent.Value.State switch
        {
            IntentState.Succeeded => "charged",
            IntentState.RequiresPaymentMethod { LastError: { } error } => $"declined: {DeclineCodes.NameOf(error.Code)}",
            _ => "not decided yet; an event will say",
        };
    }

    /// <summary>List balances</summary>
    public static async Task<List<string>> ListBalances(PaymentEngine payments, Owner owner)
    {
        var balances = await payments.Ledger.ListBalancesAsync(owner);
        return [.. balances.Select(balance => $"{balance.Currency}: {balance.Available} available, {balance.Pending} pending")];
    }

    /// <summary>Format an amount for a culture</summary>
    public static string ShowPrice(Money price) => price.ToString(CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Verify a webhook</summary>
    public static bool IsGenuine(string? signatureHeader, string body, string secret) =>
        TimestampedSignature.Verify(signatureHeader, body, secret) == SignatureVerdict.Valid;

    /// <summary>Handle an event</summary>
    public static PaymentsBuilder OnPaid(PaymentsBuilder builder, Action<string> deliver) =>
        builder.OnEvent<PaymentIntentSucceeded>(
            (happened, succeeded, services, cancellation) =>
            {
                deliver($"{happened.Type}: {succeeded.Intent.Amount}");
                return ValueTask.CompletedTask;
            }
        );

    /// <summary>Capture a part of a reserved payment</summary>
    public static async Task<PaymentIntent> CapturePart(PaymentEngine payments, Owner owner, string paymentIntentId)
    {
        var intent = await payments.PaymentIntents.CaptureAsync(owner, paymentIntentId, Money.FromMinorUnits(700, "GBP"));
        return intent.Value;
    }

    /// <summary>Cancel a payment</summary>
    public static async Task<PaymentIntent> CancelPayment(PaymentEngine payments, Owner owner, string paymentIntentId)
    {
        var intent = await payments.PaymentIntents.CancelAsync(owner, paymentIntentId, CancellationReason.RequestedByCustomer);
        return intent.Value;
    }

    /// <summary>Read a charge</summary>
    public static async Task<string> ReadCharge(PaymentEngine payments, Owner owner, string chargeId)
    {
        var charge = await payments.Charges.GetAsync(owner, chargeId);
        return $"{charge.Value.Amount} by {charge.Value.Card?.Brand} {charge.Value.Card?.Last4}: {charge.Value.Status}";
    }
}
