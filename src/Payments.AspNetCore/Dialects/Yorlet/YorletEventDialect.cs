using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Events: those that this interface tells of, and no others. Each is the webhook's body to the byte.</summary>
internal sealed class YorletEventDialect(PaymentEngine engine, YorletCallDialect calls, YorletWebhooks webhooks)
{
    private const string Events = "/v1/events";

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet(Events, (Delegate)ListAsync);
        api.MapGet(Events + "/{event}", GetAsync);
    }

    private Task<IResult> GetAsync(HttpContext http, string @event) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Events.GetAsync(call.Owner, @event, http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess && webhooks.Render(found.Value) is { } body
                    ? new ApiAnswer(StatusCodes.Status200OK, body)
                    : YorletErrors.NotFound("event");
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = YorletListRequests.Read(http.Request.Query, YorletNames.Event, []);
                if (problem is not null)
                    return YorletErrors.Of(problem);

                var (refused, events, more) = await YorletListDialect
                    .ReadAsync(
                        (limit, cursor) => engine.Events.ListAsync(call.Owner, limit, cursor, http.RequestAborted),
                        told => webhooks.Render(told) is not null,
                        told => told.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                return refused ?? YorletAnswers.List(events, more, (writer, told) => writer.WriteRawValue(webhooks.Render(told)!));
            }
        );
}
