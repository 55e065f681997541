using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>The ownership of units.</summary>
internal sealed class UnitEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Ownership = "/v1/units/{unit}/ownership";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Units");
        api.Map(Ownership, ["PUT", "POST"], SetAsync, new("Set the owners of a unit", typeof(UnitOwnership), typeof(UnitOwnership)));
        api.Get(Ownership, GetAsync, new("Read the owners of a unit", Response: typeof(UnitOwnership)));
    }

    // A key is not used: the last write wins, so a request that is sent again late restores the ownership that it names.
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
                        (writer, set) => UnitResponses.Write(writer, set, call.Caller.View)
                    );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string unit) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(
                    await engine.UnitOwnerships.GetAsync(call.Owner, unit, http.RequestAborted).ConfigureAwait(false),
                    (writer, set) => UnitResponses.Write(writer, set, call.Caller.View)
                )
        );
}
