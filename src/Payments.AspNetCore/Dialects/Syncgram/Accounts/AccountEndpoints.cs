using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Syncgram;

/// <summary>What an account can be paid by: methods, currencies and rails; and where its webhooks are sent.</summary>
internal sealed class AccountEndpoints(PaymentEngine engine, Calls calls, IOptions<CheckoutEndpointOptions> options)
{
    private const string Payments = "/api/v1/payments";
    private const string Webhooks = "/api/v1/notifications/webhooks";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Payment methods");
        api.Get(
            Payments + "/payment-methods",
            (HttpContext http) => MethodsAsync(http, AccountResponses.Methods),
            new("List payment methods", Response: typeof(MethodOffer), IsList: true)
        );
        api.Get(
            Payments + "/supported-currencies",
            (HttpContext http) => MethodsAsync(http, AccountResponses.Currencies),
            new("List supported currencies", Response: typeof(Currency), IsList: true)
        );
        api.Get(
            Payments + "/rails",
            (HttpContext http) => MethodsAsync(http, methods => AccountResponses.Rails(methods, http.Request.Query)),
            new("List the rails of a payment method", Response: typeof(PaymentRail), IsList: true)
        );
        var webhooks = routes.Of("Webhooks");
        webhooks.Map(
            Webhooks + "/configuration",
            [HttpMethods.Put],
            ConfigureAsync,
            new("Set where webhooks are sent", typeof(WebhookEndpointRequest), typeof(WebhookEndpoint))
        );
        webhooks.Get(
            Webhooks + "/endpoint",
            ReadConfigurationAsync,
            new("Read where webhooks are sent", Response: typeof(WebhookEndpoint))
        );
    }

    private Task<IResult> MethodsAsync(HttpContext http, Func<IReadOnlyList<AccountMethod>, ApiResponse> respond) =>
        calls.ReadAsync(
            http,
            async call => respond(await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false))
        );

    private Task<IResult> ReadConfigurationAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
                AccountResponses.Endpoint(await EndpointAsync(call.Owner, http.RequestAborted).ConfigureAwait(false), message: null)
        );

    private Task<IResult> ConfigureAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (url, secret) = AccountRequests.Configure(call.Body, out var problems);
                if (problems.Count > 0)
                    return Errors.Of(problems);

                // Each is one commit: a call that is cut off leaves all as it was or all done.
                if (url is null)
                    return await DisableAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);

                var before = await EndpointAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                var request = new WebhookEndpointRequest
                {
                    Url = url,
                    Format = Names.Origin,
                    Secret = secret,
                    AllowPrivateNetworks = options.Value.Webhooks.AllowPrivateNetworks,
                };
                var set = await engine.WebhookEndpoints.SetOnlyAsync(call.Owner, request, http.RequestAborted).ConfigureAwait(false);
                return set.IsSuccess
                    ? AccountResponses.Endpoint(set.Value, "Webhook endpoint updated successfully", made: secret is null && before is null)
                    : Errors.Of(
                        set.Refusal with
                        {
                            Field = set.Refusal.Field is "url" or "secret" ? "webhook_" + set.Refusal.Field : null,
                        }
                    );
            }
        );

    private async Task<ApiResponse> DisableAsync(Owner owner, CancellationToken cancellationToken)
    {
        var disabled = await engine
            .WebhookEndpoints.DisableAllAsync(owner, Names.Origin, "Disabled by its owner", cancellationToken)
            .ConfigureAwait(false);
        return disabled.IsSuccess
            ? AccountResponses.Endpoint(disabled.Value is [.., var last] ? last : null, "Webhook endpoint disabled")
            : Errors.Of(disabled.Refusal);
    }

    private async ValueTask<WebhookEndpoint?> EndpointAsync(Owner owner, CancellationToken cancellationToken)
    {
        var all = (await engine.WebhookEndpoints.ListAsync(owner, cancellationToken).ConfigureAwait(false))
            .Where(endpoint => endpoint.Format == Names.Origin)
            .ToList();
        return all.LastOrDefault(endpoint => endpoint.DisabledReason is null) ?? all.LastOrDefault();
    }
}
