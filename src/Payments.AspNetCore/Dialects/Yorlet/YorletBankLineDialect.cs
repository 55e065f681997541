using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Bank lines: those that wait to be resolved by hand, and those that a merchant reads off a statement.</summary>
internal sealed class YorletBankLineDialect(PaymentEngine engine, YorletCallDialect calls, YorletReadDialect reads, TimeProvider time)
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
                var (line, problem) = YorletBankLineRequests.Create(call.Owner, call.Body, time.GetUtcNow());
                if (problem is not null)
                    return YorletErrors.Of(problem);
                if (
                    line!.CustomerId is { } customer
                    && await engine.Customers.GetAsync(call.Owner, customer, http.RequestAborted).ConfigureAwait(false)
                        is { IsSuccess: false }
                )
                    return YorletErrors.NotFound("customer");

                return YorletAnswers.Of(
                    await engine.BankLines.ReceiveAsync(line, http.RequestAborted).ConfigureAwait(false),
                    In(call.View)
                );
            }
        );

    private Task<IResult> ResolveAsync(HttpContext http, string line) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (resolution, problem) = YorletBankLineRequests.Resolve(call.Body);
                if (problem is not null)
                    return YorletErrors.Of(problem);

                var write = In(call.View);
                var keyed = call.Once("POST bank_lines/resolve", line, write);
                var once = keyed is null ? null : keyed with { Render = result => keyed.Render(Renamed(result)) };
                var resolved = await engine
                    .BankLines.ResolveAsync(call.Owner, line, resolution!, once, http.RequestAborted)
                    .ConfigureAwait(false);
                return YorletAnswers.Of(resolved.Response is null ? Renamed(resolved) : resolved, call.Key, write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string line) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = YorletListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return YorletErrors.Of(problem);

                var found = await engine.BankLines.GetAsync(call.Owner, line, http.RequestAborted).ConfigureAwait(false);
                if (!found.IsSuccess)
                    return YorletErrors.Of(found.Refusal);

                return YorletAnswers.Of(
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
                var (page, problem) = YorletListRequests.Read(http.Request.Query, YorletNames.BankLine, _expandable, "status");
                var (status, wrong) = YorletBankLineRequests.Status(page?.Filter);
                if ((problem ?? wrong) is { } first)
                    return YorletErrors.Of(first);

                var (refused, lines, more) = await YorletListDialect
                    .ReadAsync(
                        (limit, cursor) => engine.BankLines.ListAsync(call.Owner, status, limit, cursor, http.RequestAborted),
                        _ => true,
                        line => line.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                return YorletAnswers.List(
                    lines,
                    more,
                    In(await reads.ViewAsync(call, page!.Expand, lines.SelectMany(References), http.RequestAborted).ConfigureAwait(false))
                );
            }
        );

    private static Result<BankLine> Renamed(Result<BankLine> result) =>
        result.Refusal is { } refusal ? YorletErrors.Renamed(refusal, ("session", "payment_session")) : result;

    private static Action<Utf8JsonWriter, BankLine> In(YorletViewAnswers view) =>
        (writer, line) => YorletBankLineAnswers.Write(writer, line, view);

    private static IEnumerable<(string Name, string? Id)> References(BankLine line) =>
        [
            ("customer", line.State is BankLineState.Credited credited ? credited.CustomerId : line.CustomerId),
            ("payment_session", line.State is BankLineState.Matched matched ? YorletNames.Session.Of(matched.SessionId) : null),
        ];
}
