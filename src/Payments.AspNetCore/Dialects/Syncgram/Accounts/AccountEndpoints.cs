using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Syncgram;

/// <summary>What Syncgram tells of an account: its methods, currencies and rails; and where its webhooks go.</summary>
internal sealed class AccountEndpoints(PaymentEngine engine, Calls calls, IOptions<CheckoutEndpointOptions> options)
{
    private const string Payments = "/api/v1/payments";
    private const string Webhooks = "/api/v1/notifications/webhooks";

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet(Payments + "/payment-methods", (Delegate)((HttpContext http) => MethodsAsync(http, AccountResponses.Methods)));
        api.MapGet(Payments + "/supported-currencies", (Delegate)((HttpContext http) => MethodsAsync(http, AccountResponses.Currencies)));
        api.MapGet(
            Payments + "/rails",
            (Delegate)((HttpContext http) => MethodsAsync(http, methods => AccountResponses.Rails(methods, http.Request.Query)))
        );
        api.MapPut(Webhooks + "/configuration", (Delegate)ConfigureAsync);
        api.MapGet(Webhooks + "/endpoint", (Delegate)ReadConfigurationAsync);
    }

    private Task<IResult> MethodsAsync(HttpContext http, Func<IReadOnlyList<AccountMethod>, ApiResponse> answer) =>
        calls.ReadAsync(
            http,
            async owner => answer(await engine.AcceptedMethods.ListAsync(owner, http.RequestAborted).ConfigureAwait(false))
        );

    private Task<IResult> ReadConfigurationAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async owner => AccountResponses.Endpoint(await EndpointAsync(owner, http.RequestAborted).ConfigureAwait(false), message: null)
        );

    private Task<IResult> ConfigureAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async (owner, _, body) =>
            {
                var (url, secret) = AccountRequests.Configure(body, out var problems);
                if (problems.Count > 0)
                    return Errors.Of(problems);

                // Each is one commit: whoever goes away in the middle leaves all as it was or all done.
                if (url is null)
                    return await DisableAsync(owner, http.RequestAborted).ConfigureAwait(false);

                var standing = await EndpointAsync(owner, http.RequestAborted).ConfigureAwait(false);
                var request = new WebhookEndpointRequest
                {
                    Url = url,
                    Format = Names.Origin,
                    Secret = secret,
                    AllowPrivateNetworks = options.Value.Webhooks.AllowPrivateNetworks,
                };
                var set = await engine.WebhookEndpoints.SetOnlyAsync(owner, request, http.RequestAborted).ConfigureAwait(false);
                return set.IsSuccess
                    ? AccountResponses.Endpoint(
                        set.Value,
                        "Webhook endpoint updated successfully",
                        made: secret is null && standing is null
                    )
                    : Errors.Of(set.Refusal with { Field = set.Refusal.Field == "url" ? "webhook_url" : set.Refusal.Field });
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
