using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>The account's balance, and what has moved it.</summary>
internal sealed class BalanceEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Moves = "/v1/balance_transactions";

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Balance");
        api.Get("/v1/balance", GetBalanceAsync, new("Read the balance", Response: typeof(Balance)));
        api.Get(Moves, ListAsync, new("List balance transactions", Response: typeof(LedgerTransaction), IsList: true));
        api.Get(Moves + "/{move}", GetAsync, new("Read a balance transaction", Response: typeof(LedgerTransaction)));
    }

    private Task<IResult> GetBalanceAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
                ApiResponse.Ok(
                    await engine.Ledger.ListBalancesAsync(call.Owner, http.RequestAborted).ConfigureAwait(false),
                    (writer, balances) => BalanceResponses.Write(writer, balances, call.Caller.View)
                )
        );

    private Task<IResult> GetAsync(HttpContext http, string move) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var found = await engine.Ledger.GetAsync(call.Owner, move, http.RequestAborted).ConfigureAwait(false);
                return found.IsSuccess
                    ? ApiResponse.Ok(
                        await reads.MoveAsync(found.Value, http.RequestAborted).ConfigureAwait(false),
                        (writer, told) => BalanceResponses.Write(writer, told, call.Caller.View)
                    )
                    : Errors.Of(found.Refusal);
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.BalanceTransaction, [], "transaction");
                if (problem is not null)
                    return Errors.Of(problem);

                string? charge = null;
                if (page!.Filter is { } transaction)
                {
                    var intent = await reads.IntentAsync(call.Owner, transaction, http.RequestAborted).ConfigureAwait(false);
                    if (!intent.IsSuccess)
                        return Errors.Of(intent.Refusal);
                    charge = (await reads.ChargeAsync(intent.Value, http.RequestAborted).ConfigureAwait(false))?.Id;
                    if (charge is null)
                        return Responses.List<BalanceResponses.Told>([], more: default, static (_, _) => { });
                }

                var (refused, moves, more) = await ListReader
                    .ReadAsync(
                        request => engine.Ledger.ListAsync(call.Owner, request, charge, http.RequestAborted),
                        BalanceResponses.IsOfBalance,
                        move => move.Id,
                        page
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var told = new List<BalanceResponses.Told>();
                foreach (var move in moves)
                    told.Add(await reads.MoveAsync(move, http.RequestAborted).ConfigureAwait(false));
                return Responses.List(told, more, (writer, of) => BalanceResponses.Write(writer, of, call.Caller.View));
            }
        );
}
