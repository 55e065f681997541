using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Yorlet's routes: here those of payment sessions, and beside it the others. Where HTTP and the engine meet; everything else of
/// the dialect is pure.
/// </summary>
internal sealed class YorletDialect(
    PaymentEngine engine,
    HostedPages pages,
    IHostedPageUrls urls,
    IOptions<CheckoutEndpointOptions> options,
    TimeProvider time
) : ICheckoutDialect
{
    private const string Sessions = "/v1/payment_sessions";
    private const string One = Sessions + "/{session}";

    private static readonly string[] _expandable = ["customer", "transaction"];

    private readonly Pages _page = new(engine);
    private readonly Calls _calls = new(engine);
    private readonly RecordReader _reads = new(engine, urls, options);

    public void Map(RouteGroupBuilder group)
    {
        pages.Map(group, _page);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(Errors.StoreUnavailable));
        api.MapPost(Sessions, (Delegate)CreateAsync);
        api.MapGet(Sessions, (Delegate)ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + "/cancel", CancelAsync);
        new CustomerEndpoints(engine, _calls).Map(api);
        new TransactionEndpoints(engine, _calls, _reads).Map(api);
        new RefundEndpoints(engine, _calls, _reads).Map(api);
        new CreditEndpoints(engine, _calls, _reads).Map(api);
        new BalanceEndpoints(engine, _calls, _reads).Map(api);
        new BankLineEndpoints(engine, _calls, _reads, time).Map(api);
        new DisputeEndpoints(engine, _calls, _reads).Map(api);
        new UnitEndpoints(engine, _calls).Map(api);
        new EventEndpoints(engine, _calls, new WebhookFormat(options)).Map(api);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        _calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = SessionRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var located = request! with { PageUrl = session => pages.UrlOf(http, _page, session.PageToken)! };
                var keyed = call.Once<CheckoutSession>("POST payment_sessions", null, In(call.View));
                var once = keyed is null ? null : keyed with { Render = result => keyed.Render(Renamed(result)) };
                var made = await engine.CheckoutSessions.CreateAsync(call.Owner, located, once, http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(made.Response is null ? Renamed(made) : made, call.Key, In(call.View));
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string session) =>
        _calls.WriteEmptyAsync(
            http,
            async call =>
            {
                var found = await _reads.SessionAsync(call.Owner, session, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var write = In(call.View);
                var canceled = await engine
                    .CheckoutSessions.CancelAsync(
                        call.Owner,
                        found.Value.Id,
                        call.Once("POST payment_sessions/cancel", found.Value.Id, write),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return Responses.Of(canceled, call.Key, write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string session) =>
        _calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await _reads.SessionAsync(call.Owner, session, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                var view = await _reads.ViewAsync(call, expand, References(found.Value), http.RequestAborted).ConfigureAwait(false);
                return Responses.Of(found, In(view));
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        _calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Session, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, sessions, more) = await ListReader
                    .ReadAsync(
                        (limit, cursor) => engine.CheckoutSessions.ListAsync(call.Owner, limit, cursor, http.RequestAborted),
                        session => session.Origin == Names.Origin,
                        session => session.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var view = await _reads
                    .ViewAsync(call, page!.Expand, sessions.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(sessions, more, In(view));
            }
        );

    private Action<Utf8JsonWriter, CheckoutSession> In(ObjectView view) =>
        (writer, session) => _reads.Sessions.Write(writer, session, view);

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
