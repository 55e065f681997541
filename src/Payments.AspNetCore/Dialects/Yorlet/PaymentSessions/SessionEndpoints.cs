using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Payment sessions: made here, paid on the hosted page.</summary>
internal sealed class SessionEndpoints(PaymentEngine engine, Calls calls, RecordReader reads, HostedPages pages, Pages page)
{
    private const string Sessions = "/v1/payment_sessions";
    private const string One = Sessions + "/{session}";

    private static readonly string[] _expandable = ["customer", "transaction"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Payment sessions");
        api.Post(Sessions, CreateAsync, new("Create a payment session", typeof(CheckoutSessionRequest), typeof(CheckoutSession)));
        api.Get(Sessions, ListAsync, new("List payment sessions", Response: typeof(CheckoutSession), IsList: true));
        api.Get(One, GetAsync, new("Read a payment session", Response: typeof(CheckoutSession)));
        api.Post(One + "/cancel", CancelAsync, new("Cancel a payment session", Response: typeof(CheckoutSession)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = SessionRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var located = request! with { PageUrl = session => pages.UrlOf(http, page, session.PageToken)! };
                return await call.OnceAsync<CheckoutSession>(
                        "POST payment_sessions",
                        null,
                        result => Responses.Of(Renamed(result), In(call.Caller.View)),
                        once => engine.CheckoutSessions.CreateAsync(call.Owner, located, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string session) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var found = await reads.SessionAsync(call.Owner, session, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var write = In(call.Caller.View);
                return await call.OnceAsync<CheckoutSession>(
                        "POST payment_sessions/cancel",
                        found.Value.Id,
                        write,
                        once => engine.CheckoutSessions.CancelAsync(call.Owner, found.Value.Id, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string session) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await reads.SessionAsync(call.Owner, session, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var view = await reads.ViewAsync(call.Caller, expand, References(found.Value), http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(found, In(view));
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Session, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, sessions, more) = await ListReader
                    .ReadAsync(request => engine.CheckoutSessions.ListAsync(call.Owner, request, Names.Origin, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var view = await reads
                    .ViewAsync(call.Caller, page!.Expand, sessions.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(sessions, more, In(view));
            }
        );

    private Action<Utf8JsonWriter, CheckoutSession> In(ObjectView view) => (writer, session) => reads.Sessions.Write(writer, session, view);

    // The engine knows these fields by other names, or as parts of the postingOptions.
    private static Result<CheckoutSession> Renamed(Result<CheckoutSession> result) =>
        result.Refusal is { } refusal
            ? Errors.Renamed(
                refusal,
                ("success_url", "return_url"),
                ("unit", "transaction_data.unit"),
                ("customer_balance", "transaction_data.customer_balance")
            )
            : result;

    private static IEnumerable<(string Name, string? Id)> References(CheckoutSession session) =>
        [("customer", session.CustomerId), ("transaction", session.IsPaid ? Names.Transaction.Of(session.PaymentIntentId) : null)];
}
