using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>A checkout and its payment in one call, for merchants with a page of their own.</summary>
internal sealed class WhitelabelEndpoints(PaymentEngine engine, Calls calls, HostedPages pages, Pages page, TimeProvider time)
{
    public void Map(DialectRoutes routes) =>
        routes
            .Of("Whitelabel")
            .Post(
                "/api/v1/payments/whitelabel",
                PayAsync,
                new("Create a checkout and pay it", typeof(WhitelabelRequests.Payment), typeof(Charge))
                {
                    Errors = [StatusCodes.Status403Forbidden],
                }
            );

    private Task<IResult> PayAsync(HttpContext http) =>
        calls.SellAsync(
            http,
            async (call, methods) =>
            {
                var (request, problems) = WhitelabelRequests.Pay(call.Body, new SupportedCurrencies(methods));
                if (request is null)
                    return Errors.Invalid(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var tag = await engine.OwnerTags.GetAsync(call.Owner, http.RequestAborted).ConfigureAwait(false);
                var quote = await engine.Quotes.GetAsync(call.Owner, request.QuoteId, http.RequestAborted).ConfigureAwait(false);
                if (!quote.IsSuccess)
                    return Errors.NoQuote;
                if (quote.Value.ChargeId is not null)
                    return await RepeatAsync(http, call.Owner, request, quote.Value, tag).ConfigureAwait(false);
                if (WhitelabelRequests.Check(request, quote.Value, methods, time.GetUtcNow()) is { } refused)
                    return refused;

                return await BeginAsync(http, call.Owner, request, tag).ConfigureAwait(false);
            }
        );

    /// <summary>
    /// A quote pays once, so it distinguishes a repeated request, whose response may have been lost, from a second payment.
    /// </summary>
    private async Task<ApiResponse> RepeatAsync(HttpContext http, Owner owner, WhitelabelRequests.Payment request, Quote quote, string tag)
    {
        var charge = await engine.Charges.GetAsync(owner, quote.ChargeId!, http.RequestAborted).ConfigureAwait(false);
        var session = await engine
            .CheckoutSessions.GetAsync(owner, charge.IsSuccess ? charge.Value.SessionId ?? "" : "", http.RequestAborted)
            .ConfigureAwait(false);
        return session.IsSuccess && WhitelabelRequests.IsOf(request, quote, session.Value)
            ? ChargeResponses.Whitelabel(charge.Value, session.Value, tag)
            : Errors.QuoteUsed;
    }

    private async Task<ApiResponse> BeginAsync(HttpContext http, Owner owner, WhitelabelRequests.Payment request, string tag)
    {
        var made = await engine
            .CheckoutSessions.CreateAsync(owner, page.Locate(pages, http, request.Checkout, tag), cancellationToken: http.RequestAborted)
            .ConfigureAwait(false);
        if (!made.IsSuccess)
            return Errors.Of(made.Refusal);

        var submission = new PaymentSubmission { QuoteId = request.QuoteId, Fields = request.Fields };
        var attempt = await engine
            .CheckoutSessions.SubmitAsync(owner, made.Value.Id, submission, CancellationToken.None)
            .ConfigureAwait(false);
        if (attempt.IsSuccess)
            return ChargeResponses.Whitelabel(attempt.Value.Charge, attempt.Value.Session, tag);

        // The quote was used or grew old between the check and the payment: the checkout is useless without it, and no caller has seen it.
        await engine.CheckoutSessions.WithdrawAsync(owner, made.Value.Id, CancellationToken.None).ConfigureAwait(false);
        var quote = await engine.Quotes.GetAsync(owner, request.QuoteId, http.RequestAborted).ConfigureAwait(false);
        return quote is { IsSuccess: true, Value.ChargeId: not null }
            ? await RepeatAsync(http, owner, request, quote.Value, tag).ConfigureAwait(false)
            : Errors.Of(attempt.Refusal);
    }
}
