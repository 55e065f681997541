using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Puts a card that a provider keeps into a change set.</summary>
internal static class SavedCards
{
    // A charge that began with a token that is replaced may still be on its way to the provider.
    private static readonly TimeSpan _untilForgotten = TimeSpan.FromHours(1);

    /// <summary>
    /// Saves the card for its customer, and makes it the default where there is none. A card that the customer has already is renewed
    /// and keeps its id; of its two tokens one stays, and the provider is told to forget the other.
    /// </summary>
    /// <param name="engine">Gives the id.</param>
    /// <param name="changes">Gets the card, its customer and what is to be forgotten.</param>
    /// <param name="holder">The customer, with the cards that are saved already.</param>
    /// <param name="saved">The card as its provider saved it.</param>
    /// <param name="attemptId">The id of the charge or setup that saved it.</param>
    /// <param name="now">The time.</param>
    /// <returns>The payment method, and what happened to it.</returns>
    public static (PaymentMethod Method, EventData Happened) Keep(
        EngineServices engine,
        ChangeSet changes,
        CardHolder holder,
        CardToSave saved,
        string attemptId,
        DateTimeOffset now
    )
    {
        var customer = holder.Customer;
        var known = holder.Cards.FirstOrDefault(card => PaymentMethodRules.IsSame(card.Value, saved));
        var method = known is null ? Make(engine, customer.Value, saved, now) : PaymentMethodRules.Renew(known.Value, saved, now);
        changes.Update(
            CustomerStorage.Table,
            customer,
            customer.Value with
            {
                DefaultPaymentMethodId = customer.Value.DefaultPaymentMethodId ?? method.Id,
                UpdatedAt = now,
            }
        );
        if (known is null)
        {
            changes.Insert(PaymentMethodStorage.Table, method);
            return (method, new PaymentMethodAttached(method.WithoutToken()));
        }

        changes.Update(PaymentMethodStorage.Table, known, method);
        if (known.Value.Token != saved.Token)
        {
            var (dropped, at) = method.Token == saved.Token ? (known.Value.Token, now + _untilForgotten) : (saved.Token, now);
            changes.Schedule(PaymentMethodStorage.ForgetWork, attemptId, at, $"{saved.Provider} {dropped}");
        }

        return (method, new PaymentMethodUpdated(method.WithoutToken()));
    }

    /// <summary>What its provider calls the number of the card that <see cref="SavedTokenOf"/> charges.</summary>
    public static string? SavedFingerprintOf(this ChargeOutcome outcome) =>
        outcome switch
        {
            ChargeOutcome.Approved approved => approved.SavedFingerprint,
            ChargeOutcome.Authorized authorized => authorized.SavedFingerprint,
            ChargeOutcome.Captured captured => captured.SavedFingerprint,
            _ => null,
        };

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

    private static PaymentMethod Make(EngineServices engine, Customer customer, CardToSave saved, DateTimeOffset now) =>
        new()
        {
            Id = engine.NewId(PaymentMethodStorage.IdPrefix, now),
            Owner = customer.Owner,
            Method = MethodIds.Card,
            Card = saved.Card,
            Fingerprint = saved.Fingerprint,
            Usage = saved.Usage,
            Provider = saved.Provider,
            Token = saved.Token,
            CustomerId = customer.Id,
            CreatedAt = now,
            UpdatedAt = now,
        };

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
