using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Transactions: those of payment sessions, and those that a merchant makes to charge saved cards.</summary>
internal sealed class TransactionEndpoints(PaymentEngine engine, Calls calls, RecordReader reads)
{
    private const string Transactions = "/v1/transactions";
    private const string One = Transactions + "/{transaction}";

    private static readonly string[] _expandable = ["customer", "balance_transaction", "payment_session"];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Transactions");
        api.Post(Transactions, CreateAsync, new("Create a transaction", typeof(PaymentIntentRequest), typeof(PaymentIntent)));
        api.Get(Transactions, ListAsync, new("List transactions", Response: typeof(PaymentIntent), IsList: true));
        api.Get(One, GetAsync, new("Read a transaction", Response: typeof(PaymentIntent)));
        api.Post(One + "/confirm", ConfirmAsync, new("Confirm a transaction", typeof(PaymentConfirmation), typeof(PaymentIntent)));
        api.Post(One + "/capture", CaptureAsync, new("Capture a transaction", typeof(Money), typeof(PaymentIntent)));
        api.Post(One + "/cancel", CancelAsync, new("Cancel a transaction", Response: typeof(PaymentIntent)));
        api.Post(One + "/resend_receipt", ResendReceiptAsync, new("Send a receipt again", Response: typeof(PaymentIntent)));
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

                var write = In(call.Caller.View);
                return await call.OnceAsync<PaymentIntent>(
                        "POST transactions",
                        null,
                        write,
                        once => engine.PaymentIntents.CreateAsync(call.Owner, request!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
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
                    : await call.OnceAsync<PaymentIntent>(
                            "POST transactions/confirm",
                            intent.Id,
                            write,
                            once => engine.PaymentIntents.ConfirmAsync(call.Owner, intent.Id, confirmation!, once, http.RequestAborted)
                        )
                        .ConfigureAwait(false);
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
                return await call.OnceAsync<PaymentIntent>(
                        "POST transactions/capture",
                        intent.Id,
                        write,
                        once => engine.PaymentIntents.CaptureAsync(call.Owner, intent.Id, amount, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, write) =>
                JsonFields.Unexpected(call.Body) is { Count: > 0 } problems ? calls.Refuse(problems)
                : intent.SessionId is not null
                    ? Errors.Invalid("transaction", "The transaction is a payment session's; cancel the payment session instead")
                : await call.OnceAsync<PaymentIntent>(
                        "POST transactions/cancel",
                        intent.Id,
                        write,
                        once =>
                            engine.PaymentIntents.CancelAsync(
                                call.Owner,
                                intent.Id,
                                CancellationReason.Unspecified,
                                once,
                                http.RequestAborted
                            )
                    )
                    .ConfigureAwait(false)
        );

    private Task<IResult> ResendReceiptAsync(HttpContext http, string transaction) =>
        WriteAsync(
            http,
            transaction,
            async (call, intent, _) =>
            {
                if (JsonFields.Unexpected(call.Body) is { Count: > 0 } problems)
                    return calls.Refuse(problems);

                var told = await reads.TransactionAsync(intent, http.RequestAborted).ConfigureAwait(false);
                if (told.Charge is null)
                    return Errors.Invalid("transaction", "The transaction has taken no money; there is no receipt of it");

                return await call.OnceAsync<OutgoingEmail>(
                        "POST transactions/resend_receipt",
                        intent.Id,
                        result =>
                            result.Refusal is { Code: "email_not_configured" }
                                ? Errors.Invalid("transaction", "This host sends no e-mail, and so no receipts; set up a mail server first")
                            : result.IsSuccess
                                ? ApiResponse.Ok(told, (writer, of) => reads.Transactions.Write(writer, of, call.Caller.View))
                            : Errors.Of(result.Refusal),
                        once => engine.Emails.SendReceiptAsync(call.Owner, told.Charge.Id, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
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
                var view = await reads.ViewAsync(call.Caller, expand, References(told), http.RequestAborted).ConfigureAwait(false);
                return ApiResponse.Ok(told, (writer, of) => reads.Transactions.Write(writer, of, view));
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
                    .ReadAsync(request => engine.PaymentIntents.ListAsync(call.Owner, request, Names.Origin, http.RequestAborted), page!)
                    .ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var told = new List<TransactionResponses.Told>();
                foreach (var intent in intents)
                    told.Add(await reads.TransactionAsync(intent, http.RequestAborted).ConfigureAwait(false));
                var view = await reads
                    .ViewAsync(call.Caller, page!.Expand, told.SelectMany(References), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.List(told, more, (writer, of) => reads.Transactions.Write(writer, of, view));
            }
        );

    private Task<IResult> WriteAsync(
        HttpContext http,
        string transaction,
        Func<WriteCall<Caller>, PaymentIntent, Action<Utf8JsonWriter, PaymentIntent>, Task<ApiResponse>> respond
    ) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var intent = await reads.IntentAsync(call.Owner, transaction, http.RequestAborted).ConfigureAwait(false);
                return intent.IsSuccess
                    ? await respond(call, intent.Value, In(call.Caller.View)).ConfigureAwait(false)
                    : Errors.Of(intent.Refusal);
            }
        );

    // The response to a write is kept with what it decides, so that it can show no more than that: the entry of the ledger is shown by
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
