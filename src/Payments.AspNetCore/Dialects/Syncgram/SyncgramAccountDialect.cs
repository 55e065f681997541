using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>What Syncgram tells of an account: its methods, currencies and rails; and where its webhooks go.</summary>
internal sealed class SyncgramAccountDialect(PaymentEngine engine, SyncgramCallDialect calls, IOptions<CheckoutEndpointOptions> options)
{
    private const string Payments = "/api/v1/payments";
    private const string Webhooks = "/api/v1/notifications/webhooks";

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet(Payments + "/payment-methods", (Delegate)((HttpContext http) => MethodsAsync(http, SyncgramAccountAnswers.Methods)));
        api.MapGet(Payments + "/supported-currencies", (Delegate)((HttpContext http) => MethodsAsync(http, SyncgramAccountAnswers.Currencies)));
        api.MapGet(Payments + "/rails", (Delegate)((HttpContext http) => MethodsAsync(http, methods => SyncgramAccountAnswers.Rails(methods, http.Request.Query))));
        api.MapPut(Webhooks + "/configuration", (Delegate)ConfigureAsync);
        api.MapGet(Webhooks + "/endpoint", (Delegate)ReadConfigurationAsync);
    }

    private Task<IResult> MethodsAsync(HttpContext http, Func<IReadOnlyList<AccountMethod>, ApiAnswer> answer) => calls.ReadAsync(http, async owner =>
        answer(await engine.PaymentMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false)));

    private Task<IResult> ReadConfigurationAsync(HttpContext http) => calls.ReadAsync(http, async owner =>
        SyncgramAccountAnswers.Endpoint(await EndpointAsync(owner, http.RequestAborted).ConfigureAwait(false), message: null));

    private Task<IResult> ConfigureAsync(HttpContext http) => calls.WriteAsync(http, needsBody: true, async (owner, _, body) =>
    {
        var (url, secret) = SyncgramAccountRequests.Configure(body, out var problems);
        if (problems.Count > 0)
            return SyncgramErrors.Of(problems);

        var standing = await EndpointAsync(owner, http.RequestAborted).ConfigureAwait(false);
        if (url is null)
            return await DisableAsync(standing, http.RequestAborted).ConfigureAwait(false);

        var registered = await engine.WebhookEndpoints.RegisterAsync(
            owner,
            new WebhookEndpointRequest
            {
                Url = url,
                Format = SyncgramNames.Origin,
                Secret = secret ?? standing?.Secrets[0].Text,
                AllowPrivateNetworks = options.Value.Webhooks.AllowPrivateNetworks,
            },
            http.RequestAborted).ConfigureAwait(false);
        if (!registered.IsSuccess)
            return SyncgramErrors.Of(registered.Refusal with { Field = registered.Refusal.Field == "url" ? "webhook_url" : registered.Refusal.Field });

        // An account has one endpoint here: the one before gives way only once the new one stands.
        if (standing is not null && standing.Id != registered.Value.Id)
            await engine.WebhookEndpoints.RemoveAsync(owner, standing.Id, http.RequestAborted).ConfigureAwait(false);
        return SyncgramAccountAnswers.Endpoint(registered.Value, "Webhook endpoint updated successfully", made: secret is null && standing is null);
    });

    private async Task<ApiAnswer> DisableAsync(WebhookEndpoint? standing, CancellationToken cancellationToken)
    {
        var disabled = standing is null ? null
            : (await engine.WebhookEndpoints.DisableAsync(standing.Owner, standing.Id, "Disabled by its owner", cancellationToken).ConfigureAwait(false)).Value;
        return SyncgramAccountAnswers.Endpoint(disabled, "Webhook endpoint disabled");
    }

    private async ValueTask<WebhookEndpoint?> EndpointAsync(Owner owner, CancellationToken cancellationToken) =>
        (await engine.WebhookEndpoints.ListAsync(owner, cancellationToken).ConfigureAwait(false)).LastOrDefault(endpoint => endpoint.Format == SyncgramNames.Origin);
}
