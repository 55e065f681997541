using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Events: those that this interface tells of, and no others.</summary>
internal sealed class SynaptoEventDialect(PaymentEngine engine, SynaptoCallDialect calls)
{
    private const string Events = SynaptoCallDialect.Account + SynaptoNames.Events;

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
                return found.IsSuccess ? SynaptoEventAnswers.Of(found.Value) : SynaptoErrors.Of(found.Refusal);
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
                var (endpoint, problem) = SynaptoEventRequests.Resend(body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var found = await engine.Events.GetAsync(owner, @event, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return SynaptoErrors.Of(found.Refusal);
                if (SynaptoWebhooks.BodyOf(found.Value) is null)
                    return SynaptoErrors.EventNotFound(@event);

                var sent = await engine.Events.ResendAsync(owner, @event, endpoint, http.RequestAborted).ConfigureAwait(false);
                return sent.IsSuccess ? SynaptoEventAnswers.Of(sent.Value) : SynaptoErrors.Of(sent.Refusal);
            }
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken)
    {
        var told = await FilteredPages
            .ReadAsync(
                (limit, cursor) => engine.Events.ListAsync(owner, limit, cursor, cancellationToken),
                paymentEvent => SynaptoWebhooks.BodyOf(paymentEvent) is not null,
                paymentEvent => paymentEvent.Id,
                page.Limit,
                page.Cursor
            )
            .ConfigureAwait(false);
        return SynaptoAnswers.Of(told, "events", SynaptoEventAnswers.Write);
    }
}
