using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Events: those that this interface tells of, and no others.</summary>
internal sealed class EventEndpoints(PaymentEngine engine, Calls calls)
{
    private const string Events = Calls.Account + Names.Events;

    public void Map(RouteGroupBuilder api)
    {
        calls.MapList(api, Events, filter: null, ListAsync);
        api.MapGet(Events + "/{event}", GetAsync);
        api.MapPost(Events + "/{event}:resend", ResendAsync);
    }

    private Task<IResult> GetAsync(HttpContext http, string account, string @event) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
            {
                var found = await engine.Events.GetAsync(owner, @event, http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess ? EventResponses.Of(found.Value) : Errors.Of(found.Refusal);
            }
        );

    // No key is needed: a receiver knows an event that comes again by its name.
    private Task<IResult> ResendAsync(HttpContext http, string account, string @event) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, _, body) =>
            {
                var (endpoint, problem) = EventRequests.Resend(body);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine.Events.GetAsync(owner, @event, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);
                if (WebhookFormat.BodyOf(found.Value) is null)
                    return Errors.EventNotFound(@event);

                var sent = await engine.Events.ResendAsync(owner, @event, endpoint, http.RequestAborted).ConfigureAwait(false);
                return sent.IsSuccess ? EventResponses.Of(sent.Value) : Errors.Of(sent.Refusal);
            }
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken)
    {
        var told = await FilteredPages
            .ReadAsync(
                (limit, cursor) => engine.Events.ListAsync(owner, limit, cursor, cancellationToken),
                paymentEvent => WebhookFormat.BodyOf(paymentEvent) is not null,
                paymentEvent => paymentEvent.Id,
                page.Limit,
                page.Cursor
            )
            .ConfigureAwait(false);
        return Responses.Of(told, "events", EventResponses.Write);
    }
}
