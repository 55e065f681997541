using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Events: those that this interface has, and no others. Each is the webhook's body to the byte.</summary>
internal sealed class EventEndpoints(PaymentEngine engine, Calls calls, WebhookFormat webhooks)
{
    private const string Events = "/v1/events";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Events");
        api.Get(Events, ListAsync, new("List events", Response: typeof(PaymentEvent), IsList: true));
        api.Get(Events + "/{event}", GetAsync, new("Read an event", Response: typeof(PaymentEvent)));
    }

    private Task<IResult> GetAsync(HttpContext http, string @event) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Events.GetAsync(call.Owner, @event, http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess && webhooks.Render(found.Value) is { } body
                    ? new ApiResponse(StatusCodes.Status200OK, body)
                    : Errors.NotFound("event");
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Event, []);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, events, more) = await ListReader
                    .ReadAsync(
                        request => engine.Events.ListOfOriginAsync(call.Owner, Names.Origin, request, http.RequestAborted),
                        told => webhooks.Render(told) is not null,
                        told => told.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                return refused ?? Responses.List(events, more, (writer, told) => writer.WriteRawValue(webhooks.Render(told)!));
            }
        );
}
