using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Payment intents, as a merchant's server sees them. Cards are given in the payer's browser, never here.</summary>
internal sealed class IntentEndpoints(PaymentEngine engine, Calls calls, IHostedPageUrls urls)
{
    private const string Intents = Calls.Account + Names.Intents;
    private const string One = Intents + "/{intent}";

    private readonly Action<Utf8JsonWriter, PaymentIntent> _write = new IntentResponses(urls.For).Write;

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Intents, CreateAsync);
        calls.MapList(api, Intents, filter: null, ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + ":confirm", ConfirmAsync);
        api.MapPost(One + ":capture", CaptureAsync);
        api.MapPost(One + ":cancel", CancelAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (request, problem) = IntentRequests.Create(owner, body);
                if (problem is not null)
                    return Errors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.CreateAsync(owner, request!, Once(key, "create", owner, null, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(outcome, key, _write);
            }
        );

    private Task<IResult> ConfirmAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (confirmation, problem) = IntentRequests.Confirm(owner, intent, body);
                if (problem is not null)
                    return Errors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.ConfirmAsync(
                        owner,
                        intent,
                        confirmation!,
                        Once(key, "confirm", owner, intent, body),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return Responses.Of(outcome, key, _write);
            }
        );

    private Task<IResult> CaptureAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (text, problem) = IntentRequests.Capture(body);
                if (problem is not null)
                    return Errors.Of(problem);

                Money? amount = null;
                if (text is not null)
                {
                    var found = await engine.PaymentIntents.GetAsync(owner, intent, http.RequestAborted).ConfigureAwait(false);
                    if (!found.IsSuccess)
                        return Errors.Of(found.Refusal);
                    if (IntentRequests.ReadCapture(text, found.Value, out var read) is { } wrong)
                        return Errors.Of(wrong);
                    amount = read;
                }

                var outcome = await engine
                    .PaymentIntents.CaptureAsync(owner, intent, amount, Once(key, "capture", owner, intent, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(outcome, key, _write);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (reason, problem) = IntentRequests.Cancel(body);
                if (problem is not null)
                    return Errors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.CancelAsync(owner, intent, reason, Once(key, "cancel", owner, intent, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return Responses.Of(outcome, key, _write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string intent) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                Responses.Of(await engine.PaymentIntents.GetAsync(owner, intent, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.PaymentIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "payment_intents",
            _write
        );

    private IdempotentCall<PaymentIntent>? Once(string? key, string verb, Owner owner, string? intent, JsonElement body) =>
        Calls.Once(key, SessionRequests.FingerprintOf($"POST payment-intents:{verb}", owner, intent, body), Responses.Keep(_write));
}
