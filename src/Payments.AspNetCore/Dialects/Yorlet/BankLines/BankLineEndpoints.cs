using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Bank lines: those that wait to be resolved by hand, and those that a merchant reads off a statement.</summary>
internal sealed class BankLineEndpoints(PaymentEngine engine, Calls calls, RecordReader reads, TimeProvider time)
{
    private const string Lines = "/v1/bank_lines";
    private const string One = Lines + "/{line}";

    private static readonly string[] _expandable = ["customer", "payment_session"];

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Lines, (Delegate)CreateAsync);
        api.MapGet(Lines, (Delegate)ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + "/resolve", ResolveAsync);
    }

    // No key is needed: the bank's own reference is one, for ever.
    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (line, problem) = BankLineRequests.Create(call.Owner, call.Body, time.GetUtcNow());
                if (problem is not null)
                    return Errors.Of(problem);
                if (
                    line!.CustomerId is { } customer
                    && await engine.Customers.GetAsync(call.Owner, customer, http.RequestAborted).ConfigureAwait(false)
                        is { IsSuccess: false }
                )
                    return Errors.NotFound("customer");

                return Responses.Of(await engine.BankLines.ReceiveAsync(line, http.RequestAborted).ConfigureAwait(false), In(call.View));
            }
        );

    private Task<IResult> ResolveAsync(HttpContext http, string line) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (resolution, problem) = BankLineRequests.Resolve(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var write = In(call.View);
                var keyed = call.Once("POST bank_lines/resolve", line, write);
                var once = keyed is null ? null : keyed with { Render = result => keyed.Render(Renamed(result)) };
                var resolved = await engine
                    .BankLines.ResolveAsync(call.Owner, line, resolution!, once, http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(resolved.Response is null ? Renamed(resolved) : resolved, call.Key, write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string line) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var found = await engine.BankLines.GetAsync(call.Owner, line, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return Errors.Of(found.Refusal);

                return Responses.Of(
                    found,
                    In(await reads.ViewAsync(call, expand, References(found.Value), http.RequestAborted).ConfigureAwait(false))
                );
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.BankLine, _expandable, "status");
                var (status, wrong) = BankLineRequests.Status(page?.Filter);
                if ((problem ?? wrong) is { } first)
                    return Errors.Of(first);

                var (refused, lines, more) = await ListReader
                    .ReadAsync(
                        (limit, cursor) => engine.BankLines.ListAsync(call.Owner, status, limit, cursor, http.RequestAborted),
                        _ => true,
                        line => line.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                return Responses.List(
                    lines,
                    more,
                    In(await reads.ViewAsync(call, page!.Expand, lines.SelectMany(References), http.RequestAborted).ConfigureAwait(false))
                );
            }
        );

    private static Result<BankLine> Renamed(Result<BankLine> result) =>
        result.Refusal is { } refusal ? Errors.Renamed(refusal, ("session", "payment_session")) : result;

    private static Action<Utf8JsonWriter, BankLine> In(ObjectView view) => (writer, line) => BankLineResponses.Write(writer, line, view);

    private static IEnumerable<(string Name, string? Id)> References(BankLine line) =>
        [
            ("customer", line.State is BankLineState.Credited credited ? credited.CustomerId : line.CustomerId),
            ("payment_session", line.State is BankLineState.Matched matched ? Names.Session.Of(matched.SessionId) : null),
        ];
}
