using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>What an organization is, and what it can be paid by.</summary>
internal sealed class CatalogEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Payments = "/api/v1/payments";

    private static readonly ApiSecurity _optionalKey = Calls.SecretKey with { IsOptional = true };

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Catalog");
        api.Get(Payments + "/rails", RailsAsync, new("List the rails of a payment method", Response: typeof(PaymentRail), IsList: true));
        api.Get("/api/v1/organizations/me", OrganizationAsync, new("Read the organization", Response: typeof(Owner)));

        var open = routes.Of("Catalog", _optionalKey);
        open.Get(
            Payments + "/payment-methods",
            (HttpContext http) => OfferAsync(http, CatalogResponses.Methods),
            new("List payment methods", Response: typeof(MethodOffer), IsList: true)
        );
        open.Get(
            Payments + "/supported-currencies",
            (HttpContext http) => OfferAsync(http, CatalogResponses.Currencies),
            new("List supported currencies", Response: typeof(Currency), IsList: true)
        );
    }

    private Task<IResult> OrganizationAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
                CatalogResponses.Organization(
                    call.Owner,
                    await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false)
                )
        );

    private Task<IResult> RailsAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                var (method, currency, problems) = CatalogRequests.Rails(http.Request.Query, methods);
                return problems.Count > 0 ? Errors.Invalid(problems) : CatalogResponses.Rails(method!, currency);
            }
        );

    /// <summary>
    /// Public: without a key what the live provider offers, or the test one where there is no other; with a key what that
    /// account takes.
    /// </summary>
    private async Task<IResult> OfferAsync(HttpContext http, Func<IReadOnlyList<MethodOffer>, ApiResponse> respond)
    {
        if (http.Request.Headers.Authorization.Count > 0)
            return await calls
                .ReadAsync(
                    http,
                    async call =>
                    {
                        var methods = await engine.AcceptedMethods.ListAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                        return respond([.. methods.Select(method => method.Offer)]);
                    }
                )
                .ConfigureAwait(false);

        var live = engine.AcceptedMethods.Offered(Owner.Live("public"));
        return respond(live.Count > 0 ? live : engine.AcceptedMethods.Offered(Owner.Test("public")));
    }
}
