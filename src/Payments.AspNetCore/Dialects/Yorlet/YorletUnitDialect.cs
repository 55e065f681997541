using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>The ownership of units.</summary>
internal sealed class YorletUnitDialect(PaymentEngine engine, YorletCallDialect calls)
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
                var (shares, problem) = YorletUnitRequests.Set(call.Body);
                return problem is not null
                    ? YorletErrors.Of(problem)
                    : YorletAnswers.Of(
                        await engine.UnitOwnerships.SetAsync(call.Owner, unit, shares, http.RequestAborted).ConfigureAwait(false),
                        (writer, set) => YorletUnitAnswers.Write(writer, set, call.View)
                    );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string unit) =>
        calls.ReadAsync(
            http,
            async call =>
                YorletAnswers.Of(
                    await engine.UnitOwnerships.GetAsync(call.Owner, unit, http.RequestAborted).ConfigureAwait(false),
                    (writer, set) => YorletUnitAnswers.Write(writer, set, call.View)
                )
        );
}
