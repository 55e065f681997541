using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Payment intents, as a merchant's server sees them. Cards are given in the payer's browser, never here.</summary>
internal sealed class SynaptoIntentDialect(PaymentEngine engine, SynaptoCallDialect calls, IHostedPageUrls urls)
{
    private const string Intents = SynaptoCallDialect.Account + SynaptoNames.Intents;
    private const string One = Intents + "/{intent}";

    private readonly Action<Utf8JsonWriter, PaymentIntent> _write = new SynaptoIntentAnswers(urls.For).Write;

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
                var (request, problem) = SynaptoIntentRequests.Create(owner, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.CreateAsync(owner, request!, Once(key, "create", owner, null, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, _write);
            }
        );

    private Task<IResult> ConfirmAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (confirmation, problem) = SynaptoIntentRequests.Confirm(owner, intent, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.ConfirmAsync(
                        owner,
                        intent,
                        confirmation!,
                        Once(key, "confirm", owner, intent, body),
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, _write);
            }
        );

    private Task<IResult> CaptureAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (text, problem) = SynaptoIntentRequests.Capture(body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                Money? amount = null;
                if (text is not null)
                {
                    var found = await engine.PaymentIntents.GetAsync(owner, intent, http.RequestAborted).ConfigureAwait(false);
                    if (!found.IsSuccess)
                        return SynaptoErrors.Of(found.Refusal);
                    if (SynaptoIntentRequests.ReadCapture(text, found.Value, out var read) is { } wrong)
                        return SynaptoErrors.Of(wrong);
                    amount = read;
                }

                var outcome = await engine
                    .PaymentIntents.CaptureAsync(owner, intent, amount, Once(key, "capture", owner, intent, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, _write);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string account, string intent) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: false,
            async (owner, key, body) =>
            {
                var (reason, problem) = SynaptoIntentRequests.Cancel(body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var outcome = await engine
                    .PaymentIntents.CancelAsync(owner, intent, reason, Once(key, "cancel", owner, intent, body), http.RequestAborted)
                    .ConfigureAwait(false);
                return SynaptoAnswers.Of(outcome, key, _write);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string intent) =>
        calls.ReadAsync(
            http,
            account,
            async owner =>
                SynaptoAnswers.Of(await engine.PaymentIntents.GetAsync(owner, intent, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken) =>
        SynaptoAnswers.Of(
            await engine.PaymentIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "payment_intents",
            _write
        );

    private IdempotentCall<PaymentIntent>? Once(string? key, string verb, Owner owner, string? intent, JsonElement body) =>
        SynaptoCallDialect.Once(
            key,
            SynaptoRequests.FingerprintOf($"POST payment-intents:{verb}", owner, intent, body),
            SynaptoAnswers.Keep(_write)
        );
}
