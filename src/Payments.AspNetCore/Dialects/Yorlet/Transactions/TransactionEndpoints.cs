using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Transactions: those of payment sessions, and those that a merchant makes to charge kept cards.</summary>
internal sealed class TransactionEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Transactions = "/v1/transactions";
    private const string One = Transactions + "/{transaction}";

    private static readonly string[] _expandable = ["customer", "balance_transaction", "payment_session"];

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Transactions, (Delegate)CreateAsync);
        api.MapGet(Transactions, (Delegate)ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + "/confirm", ConfirmAsync);
        api.MapPost(One + "/capture", CaptureAsync);
        api.MapPost(One + "/cancel", CancelAsync);
        api.MapPost(One + "/resend_receipt", ResendReceiptAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = TransactionRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                var write = In(call.View);
                var made = await engine
                    .PaymentIntents.CreateAsync(call.Owner, request!, call.Once("POST transactions", null, write), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(made, call.Key, write);
            }
        );

    private Task<IResult> ConfirmAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, write) =>
            {
                var (confirmation, problem) = TransactionRequests.Confirm(call.Owner, call.Body);
                return problem is not null
                    ? Errors.Of(problem)
                    : Responses.Of(
                        await engine
                            .PaymentIntents.ConfirmAsync(
                                call.Owner,
                                intent.Id,
                                confirmation!,
                                call.Once("POST transactions/confirm", intent.Id, write),
                                http.RequestAborted
                            )
                            .ConfigureAwait(false),
                        call.Key,
                        write
                    );
            }
        );

    private Task<IResult> CaptureAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, write) =>
            {
                var (minor, problem) = TransactionRequests.Capture(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                Money? amount = minor is { } known ? Money.FromMinorUnits(known, intent.Amount.Currency) : null;
                if (amount > intent.Amount)
                    return Errors.Invalid(
                        "amount_to_capture",
                        $"amount_to_capture must be at most {Responses.Text(intent.Amount.MinorUnits)}; leave it out to capture all"
                    );
                return Responses.Of(
                    await engine
                        .PaymentIntents.CaptureAsync(
                            call.Owner,
                            intent.Id,
                            amount,
                            call.Once("POST transactions/capture", intent.Id, write),
                            http.RequestAborted
                        )
                        .ConfigureAwait(false),
                    call.Key,
                    write
                );
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, write) =>
                SessionRequests.Empty(call.Body) is { } problem ? Errors.Of(problem)
                : intent.SessionId is not null
                    ? Errors.Invalid("transaction", "The transaction is a payment session's; cancel the payment session instead")
                : Responses.Of(
                    await engine
                        .PaymentIntents.CancelAsync(
                            call.Owner,
                            intent.Id,
                            CancellationReason.Unspecified,
                            call.Once("POST transactions/cancel", intent.Id, write),
                            http.RequestAborted
                        )
                        .ConfigureAwait(false),
                    call.Key,
                    write
                )
        );

    private Task<IResult> ResendReceiptAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, _) =>
            {
                if (SessionRequests.Empty(call.Body) is { } problem)
                    return Errors.Of(problem);

                var told = await reads.TransactionAsync(intent, http.RequestAborted).ConfigureAwait(false);
                if (told.Charge is null)
                    return Errors.Invalid("transaction", "The transaction has taken no money; there is no receipt of it");

                Action<Utf8JsonWriter, OutgoingEmail> write = (writer, _) => reads.Transactions.Write(writer, told, call.View);
                var sent = await engine
                    .Emails.SendReceiptAsync(
                        call.Owner,
                        told.Charge.Id,
                        call.Once("POST transactions/resend_receipt", intent.Id, write),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return sent.Refusal is { Code: "email_not_configured" }
                    ? Errors.Invalid("transaction", "This host sends no e-mail, and so no receipts; set up a mail server first")
                    : Responses.Of(sent, call.Key, write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string transaction) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (expand, problem) = ListRequests.Read(http.Request.Query, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var intent = await reads.IntentAsync(call.Owner, transaction, http.RequestAborted).ConfigureAwait(false);
                if (!intent.IsSuccess)
                    return Errors.Of(intent.Refusal);

                var told = await reads.TransactionAsync(intent.Value, http.RequestAborted).ConfigureAwait(false);
                var view = await reads.ViewAsync(call, expand, References(told), http.RequestAborted).ConfigureAwait(false);
                return Responses.Ok(told, (writer, of) => reads.Transactions.Write(writer, of, view));
            }
        );

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.ReadAsync(
            http,
            async call =>
            {
                var (page, problem) = ListRequests.Read(http.Request.Query, Names.Transaction, _expandable);
                if (problem is not null)
                    return Errors.Of(problem);

                var (refused, intents, more) = await ListReader
                    .ReadAsync(
                        (limit, cursor) => engine.PaymentIntents.ListAsync(call.Owner, limit, cursor, http.RequestAborted),
                        intent => intent.Origin == Names.Origin,
                        intent => intent.Id,
                        page!
                    )
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var told = new List<TransactionResponses.Told>();
                foreach (var intent in intents)
                    told.Add(await reads.TransactionAsync(intent, http.RequestAborted).ConfigureAwait(false));
                var view = await reads
                    .ViewAsync(call, page!.Expand, told.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(told, more, (writer, of) => reads.Transactions.Write(writer, of, view));
            }
        );

    private Task<IResult> WriteAsync(
        HttpContext http,
        string transaction,
        Func<Calls.Write, PaymentIntent, Action<Utf8JsonWriter, PaymentIntent>, Task<ApiResponse>> answer
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var intent = await reads.IntentAsync(call.Owner, transaction, http.RequestAborted).ConfigureAwait(false);
                return intent.IsSuccess ? await answer(call, intent.Value, In(call.View)).ConfigureAwait(false) : Errors.Of(intent.Refusal);
            }
        );

    // What a write answers is kept with what it decides, so that it can show no more than that: the row in the books is shown by
    // the next read.
    private Action<Utf8JsonWriter, PaymentIntent> In(ObjectView view) =>
        (writer, intent) => reads.Transactions.Write(writer, new(intent), view);

    private static IEnumerable<(string Name, string? Id)> References(TransactionResponses.Told told) =>
        [
            ("customer", told.Intent.CustomerId),
            ("balance_transaction", told.BalanceTransactionId),
            ("payment_session", told.Intent.SessionId is { } session ? Names.Session.Of(session) : null),
        ];
}
