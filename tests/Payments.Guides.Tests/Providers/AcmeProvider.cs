using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.Providers;

namespace Payments.Guides.Tests;

// guide
/// <summary>Charges and refunds cards at Acme, whose fields in the browser turn a card into a token.</summary>
public sealed class AcmeProvider(HttpClient http) : IPaymentProvider, IChargeResolver, IRefundProvider
{
    public string Name => "acme"; // Stored with each charge: it never changes.

    public bool Livemode => true;

    public async ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        if (request.Source is not PaymentSource.Card card)
            throw new ArgumentException("Acme takes cards only. Offer other methods by another provider.", nameof(request));

        // The key is the idempotency key: a retry must not charge twice.
        using var response = await http.PutAsJsonAsync(
            $"charges/{Uri.EscapeDataString(request.Key)}",
            new
            {
                account = request.Owner.Account,
                amount = request.Amount.MinorUnits,
                currency = request.Amount.Currency.Code,
                card = card.Token,
            },
            cancellationToken
        );
        return await OutcomeAsync(response, cancellationToken);
    }

    public async ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        // Acme closes a key that it has not seen, so that a delayed request can no longer charge. Return Unknown where yours cannot.
        using var response = await http.PostAsync($"charges/{Uri.EscapeDataString(key)}/resolve", null, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? new ChargeOutcome.Declined(DeclineCode.NotSent)
            : await OutcomeAsync(response, cancellationToken);
    }

    public async ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(
            $"refunds/{Uri.EscapeDataString(request.Key)}",
            new { charge = request.ChargeReference, amount = request.Amount.MinorUnits },
            cancellationToken
        );
        response.EnsureSuccessStatusCode(); // A throw counts as pending: the same key is sent again.
        var refund = await response.Content.ReadFromJsonAsync<AcmeResponse>(cancellationToken);
        return refund switch
        {
            { Status: "succeeded" } => new RefundOutcome.Succeeded(refund.Id),
            { Status: "failed" } => new RefundOutcome.Failed(refund.Reason ?? "Acme refused the refund."),
            _ => new RefundOutcome.Pending(),
        };
    }

    // Declined only where no money moved, definitely; everything unexpected is Unknown and is resolved later.
    internal static ChargeOutcome OutcomeOf(AcmeResponse? charge) =>
        charge switch
        {
            { Status: "paid" } => new ChargeOutcome.Approved(charge.Id),
            { Status: "declined", Reason: "insufficient_funds" } => new ChargeOutcome.Declined(DeclineCode.InsufficientFunds),
            { Status: "declined" } => new ChargeOutcome.Declined(DeclineCode.CardDeclined),
            _ => new ChargeOutcome.Unknown($"Acme's status is {charge?.Status ?? "missing"}."),
        };

    private static async ValueTask<ChargeOutcome> OutcomeAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.IsSuccessStatusCode
            ? OutcomeOf(await response.Content.ReadFromJsonAsync<AcmeResponse>(cancellationToken))
            : new ChargeOutcome.Unknown($"Acme responded {(int)response.StatusCode}.");
}

internal sealed record AcmeResponse(string Id, string Status, string? Reason);

// end

// guide
public static class AcmeBuilderExtensions
{
    /// <summary>Live charges go to Acme. Safe to repeat.</summary>
    public static PaymentsBuilder UseAcme(this PaymentsBuilder builder, Uri address, string apiKey)
    {
        builder.Services.TryAddSingleton(_ =>
        {
            var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);
            return new AcmeProvider(http);
        });
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPaymentProvider, AcmeProvider>(services => services.GetRequiredService<AcmeProvider>())
        );
        return builder;
    }
}

// end

public static class AcmeNotifications
{
    // guide
    /// <summary>What the host's webhook route calls once it has checked Acme's signature; false asks Acme to send it again.</summary>
    public static async Task<bool> TakeAsync(PaymentEngine engine, Owner owner, string key, string status, string id)
    {
        var outcome = AcmeProvider.OutcomeOf(new AcmeResponse(id, status, null));
        var refusal = await engine.ReceiveAsync(new ChargeNotification("acme", owner, key, outcome), CancellationToken.None);
        return refusal is not { Kind: RefusalKind.Conflict };
    }
    // end
}
