using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Puts a card that a provider keeps into a change set.</summary>
internal static class SavedCards
{
    /// <summary>The card that a charge took its money from.</summary>
    public static PaymentMethod Make(EngineServices engine, Charge charge, PaymentIntent intent, string token, DateTimeOffset now) =>
        Make(
            engine,
            charge.Owner,
            charge.Provider,
            charge.Card!,
            intent.CustomerId,
            intent.SetupFutureUsage ?? FutureUsage.OnSession,
            token,
            now
        );

    public static PaymentMethod Make(
        EngineServices engine,
        Owner owner,
        string provider,
        CardSummary card,
        string? customerId,
        FutureUsage usage,
        string token,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = engine.NewId(PaymentMethodStorage.IdPrefix, now),
            Owner = owner,
            Method = MethodIds.Card,
            Card = card,
            Usage = usage,
            Provider = provider,
            Token = token,
            CustomerId = customerId,
            CreatedAt = now,
            UpdatedAt = now,
        };

    /// <summary>Adds the card, and makes it the customer's default where there is none.</summary>
    public static void Add(ChangeSet changes, Stored<Customer> customer, PaymentMethod method, DateTimeOffset now) =>
        changes
            .Insert(PaymentMethodStorage.Table, method)
            .Update(
                CustomerStorage.Table,
                customer,
                customer.Value with
                {
                    DefaultPaymentMethodId = customer.Value.DefaultPaymentMethodId ?? method.Id,
                    UpdatedAt = now,
                }
            );

    /// <summary>What charges the card again, where a provider has said so with an outcome.</summary>
    public static string? SavedTokenOf(this ChargeOutcome outcome) =>
        outcome switch
        {
            ChargeOutcome.Approved approved => approved.SavedToken,
            ChargeOutcome.Authorized authorized => authorized.SavedToken,
            ChargeOutcome.Captured captured => captured.SavedToken,
            _ => null,
        };

    /// <summary>Why no further card can be saved for a customer, or null. Concurrent requests may exceed the limit together.</summary>
    public static async ValueTask<Refusal?> CheckRoomAsync(
        EngineServices engine,
        Owner owner,
        string customerId,
        CancellationToken cancellationToken
    )
    {
        var type = PaymentMethodStorage.Table;
        var kept = await engine
            .Store.ListAsync(
                type,
                owner,
                new ListQuery(type.Lists[0], Limits.PaymentMethodsPerCustomer) { Group = customerId },
                cancellationToken
            )
            .ConfigureAwait(false);
        return kept.Count < Limits.PaymentMethodsPerCustomer ? null : PaymentMethodRules.TooMany;
    }

    /// <summary>The card without what charges it, and without what a later deletion must erase, for events.</summary>
    public static PaymentMethod WithoutToken(this PaymentMethod method) => method with { Token = null, Metadata = Metadata.Empty };

    /// <summary>The intent without what opens it or its issuer's page, for events.</summary>
    public static PaymentIntent WithoutSecret(this PaymentIntent intent) =>
        intent with
        {
            ClientSecret = null,
            State = intent.State is IntentState.RequiresAction action
                ? action with
                {
                    Action = new NextAction.RedirectToUrl(""),
                }
                : intent.State,
        };

    /// <summary>The setup intent without what opens it, for events.</summary>
    public static SetupIntent WithoutSecret(this SetupIntent setup) => setup with { ClientSecret = null };
}
