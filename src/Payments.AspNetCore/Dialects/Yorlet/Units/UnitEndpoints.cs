using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Yorlet;

/// <summary>The ownership of units.</summary>
internal sealed class UnitEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Ownership = "/v1/units/{unit}/ownership";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods(Ownership, ["PUT", "POST"], SetAsync);
        api.MapGet(Ownership, GetAsync);
    }

    // No key is needed: set again, it stands as it was set.
    private Task<IResult> SetAsync(HttpContext http, string unit) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (shares, problem) = UnitRequests.Set(call.Body);
                return problem is not null
                    ? Errors.Of(problem)
                    : Responses.Of(
                        await engine.UnitOwnerships.SetAsync(call.Owner, unit, shares, http.RequestAborted).ConfigureAwait(false),
                        (writer, set) => UnitResponses.Write(writer, set, call.View)
                    );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string unit) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.UnitOwnerships.GetAsync(call.Owner, unit, http.RequestAborted).ConfigureAwait(false),
                    (writer, set) => UnitResponses.Write(writer, set, call.View)
                )
        );
}
