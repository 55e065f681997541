using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Events: those that this interface has, and no others.</summary>
internal sealed class EventEndpoints(PaymentEngine engine, Calls calls, TimeProvider time)
{
    private const string Events = Calls.Account + Names.Events;

    private readonly ResendLimit _limit = new(time);

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Events");
        api.List(calls, Events, filter: null, new("List events", Response: typeof(PaymentEvent), IsList: true), ListAsync);
        api.Get(Events + "/{event}", GetAsync, new("Read an event", Response: typeof(PaymentEvent)));
        api.Post(
            Events + "/{event}:resend",
            ResendAsync,
            new("Send an event again", typeof(Resending), typeof(WebhookDelivery), IsList: true)
            {
                Errors = [StatusCodes.Status429TooManyRequests],
            }
        );
    }

    private Task<IResult> GetAsync(HttpContext http, string @event) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Events.GetAsync(call.Owner, @event, http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess ? EventResponses.Of(found.Value) : Errors.Of(found.Refusal);
            }
        );

    // No key is needed: a receiver knows an event that comes again by its name.
    private Task<IResult> ResendAsync(HttpContext http, string @event) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (resending, problem) = EventRequests.Resend(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine.Events.GetAsync(call.Owner, @event, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);
                if (WebhookFormat.BodyOf(found.Value) is null)
                    return Errors.EventNotFound(@event);

                if (!_limit.TryTake(call.Owner, out var retryAfter))
                    return Errors.TooManyResends(retryAfter);

                var sent = await engine
                    .Events.ResendAsync(call.Owner, @event, resending.EndpointId, http.RequestAborted)
                    .ConfigureAwait(false);
                return sent.IsSuccess ? EventResponses.Of(sent.Value) : Errors.Of(sent.Refusal);
            }
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken)
    {
        var told = await FilteredPages
            .ReadAsync(
                request => engine.Events.ListAsync(owner, request, cancellationToken),
                paymentEvent => WebhookFormat.BodyOf(paymentEvent) is not null,
                paymentEvent => paymentEvent.Id,
                page.Request
            )
            .ConfigureAwait(false);
        return Responses.Of(told, "events", EventResponses.Write);
    }
}
