using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Bank lines: those that wait to be resolved by hand, and those that a merchant reads off a statement.</summary>
internal sealed class BankLineEndpoints(PaymentEngine engine, Calls calls, RecordReader reads, TimeProvider time)
{
    private const string Lines = "/v1/bank_lines";
    private const string One = Lines + "/{line}";

    private static readonly string[] _expandable = ["customer", "payment_session"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Bank lines");
        api.Post(Lines, CreateAsync, new("Report a line of a bank statement", typeof(BankLine), typeof(BankLine)));
        api.Get(Lines, ListAsync, new("List bank lines", Response: typeof(BankLine), IsList: true));
        api.Get(One, GetAsync, new("Read a bank line", Response: typeof(BankLine)));
        api.Post(One + "/reverse", ReverseAsync, new("Reverse a bank line", typeof(BankLineState.Reversed), typeof(BankLine)));
        api.Post(One + "/resolve", ResolveAsync, new("Resolve a bank line", typeof(BankLineResolution), typeof(BankLine)));
    }

    // No key is needed: the bank's own reference is one, and never ends.
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

                return Responses.Of(
                    await engine.BankLines.ReceiveAsync(line, http.RequestAborted).ConfigureAwait(false),
                    In(call.Caller.View)
                );
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

                var write = In(call.Caller.View);
                return await call.OnceAsync<BankLine>(
                        "POST bank_lines/resolve",
                        line,
                        result => Responses.Of(Renamed(result), write),
                        once => engine.BankLines.ResolveAsync(call.Owner, line, resolution!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> ReverseAsync(HttpContext http, string line) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (note, problem) = BankLineRequests.Reverse(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var write = In(call.Caller.View);
                return await call.OnceAsync<BankLine>(
                        "POST bank_lines/reverse",
                        line,
                        result => Responses.Of(Renamed(result), write),
                        once => engine.BankLines.ReverseAsync(call.Owner, line, note, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
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
                    In(await reads.ViewAsync(call.Caller, expand, References(found.Value), http.RequestAborted).ConfigureAwait(false))
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
                    .ReadAsync(request => engine.BankLines.ListAsync(call.Owner, request, status, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                return Responses.List(
                    lines,
                    more,
                    In(
                        await reads
                            .ViewAsync(call.Caller, page!.Expand, lines.SelectMany(References), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
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
