using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Payment intents, as a merchant's server sees them. Cards are given in the payer's browser, never here.</summary>
internal sealed class IntentEndpoints(PaymentEngine engine, Calls calls, IHostedPageUrls urls)
{
    private const string Intents = Calls.Account + Names.Intents;
    private const string One = Intents + "/{intent}";

    private readonly Action<Utf8JsonWriter, PaymentIntent> _write = new IntentResponses(urls.For).Write;

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Payment intents");
        api.Post(Intents, CreateAsync, new("Create a payment intent", typeof(PaymentIntentRequest), typeof(PaymentIntent)));
        api.List(calls, Intents, filter: null, new("List payment intents", Response: typeof(PaymentIntent), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a payment intent", Response: typeof(PaymentIntent)));
        api.Post(One + ":confirm", ConfirmAsync, new("Confirm a payment intent", typeof(PaymentConfirmation), typeof(PaymentIntent)));
        api.Post(One + ":capture", CaptureAsync, new("Capture a payment intent", typeof(Money), typeof(PaymentIntent)));
        api.Post(One + ":cancel", CancelAsync, new("Cancel a payment intent", typeof(CancellationReason), typeof(PaymentIntent)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = IntentRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync(
                        "POST payment-intents:create",
                        null,
                        _write,
                        once => engine.PaymentIntents.CreateAsync(call.Owner, request!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> ConfirmAsync(HttpContext http, string intent) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (confirmation, problem) = IntentRequests.Confirm(call.Owner, intent, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync(
                        "POST payment-intents:confirm",
                        intent,
                        _write,
                        once => engine.PaymentIntents.ConfirmAsync(call.Owner, intent, confirmation!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> CaptureAsync(HttpContext http, string intent) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (text, problem) = IntentRequests.Capture(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                Money? amount = null;
                if (text is not null)
                {
                    var found = await engine.PaymentIntents.GetAsync(call.Owner, intent, http.RequestAborted).ConfigureAwait(false);
                    if (!found.IsSuccess)
                        return Errors.Of(found.Refusal);
                    if (IntentRequests.ReadCapture(text, found.Value, out var read) is { } wrong)
                        return Errors.Of(wrong);
                    amount = read;
                }

                return await call.OnceAsync(
                        "POST payment-intents:capture",
                        intent,
                        _write,
                        once => engine.PaymentIntents.CaptureAsync(call.Owner, intent, amount, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string intent) =>
        calls.WriteAsync(
            http,
            needsBody: false,
            async call =>
            {
                var (reason, problem) = IntentRequests.Cancel(call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync(
                        "POST payment-intents:cancel",
                        intent,
                        _write,
                        once => engine.PaymentIntents.CancelAsync(call.Owner, intent, reason, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string intent) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(await engine.PaymentIntents.GetAsync(call.Owner, intent, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.PaymentIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "payment_intents",
            _write
        );
}
