using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <content>A checkout and its payment in one call.</content>
internal sealed partial class SyncPayDialect
{
    private Task<IResult> WhitelabelAsync(HttpContext http) =>
        SellAsync(
            http,
            async (owner, _, body, methods) =>
            {
                var (request, problems) = CheckoutRequests.Whitelabel(body, new SupportedCurrencies(methods));
                if (request is null)
                    return Errors.Invalid(problems);
                if (!pages.AreReachable(http))
                    return Errors.MissingHost;

                var tag = await TagAsync(http, owner).ConfigureAwait(false);
                var quote = await engine.Quotes.GetAsync(owner, request.QuoteId, http.RequestAborted).ConfigureAwait(false);
                if (!quote.IsSuccess)
                    return Errors.NoQuote;
                if (quote.Value.ChargeId is not null)
                    return await RepeatAsync(http, owner, request, quote.Value, tag).ConfigureAwait(false);
                if (CheckoutRequests.Check(request, quote.Value, methods, time.GetUtcNow()) is { } refused)
                    return refused;

                return await BeginAsync(http, owner, request, tag).ConfigureAwait(false);
            }
        );

    /// <summary>
    /// A quote pays once, so it tells a repetition of the request, whose answer may have been lost, from a second payment.
    /// </summary>
    private async Task<ApiResponse> RepeatAsync(
        HttpContext http,
        Owner owner,
        CheckoutRequests.WhitelabelRequest request,
        Quote quote,
        string tag
    )
    {
        var charge = await engine.Charges.GetAsync(owner, quote.ChargeId!, http.RequestAborted).ConfigureAwait(false);
        var session = await engine
            .CheckoutSessions.GetAsync(owner, charge.IsSuccess ? charge.Value.SessionId ?? "" : "", http.RequestAborted)
            .ConfigureAwait(false);
        return session.IsSuccess && CheckoutRequests.IsOf(request, quote, session.Value)
            ? ChargeResponses.Whitelabel(charge.Value, session.Value, tag)
            : Errors.QuoteUsed;
    }

    private async Task<ApiResponse> BeginAsync(HttpContext http, Owner owner, CheckoutRequests.WhitelabelRequest request, string tag)
    {
        var made = await engine
            .CheckoutSessions.CreateAsync(owner, Located(http, request.Checkout, tag), cancellationToken: http.RequestAborted)
            .ConfigureAwait(false);
        if (!made.IsSuccess)
            return Errors.Of(made.Refusal);

        var submission = new PaymentSubmission { QuoteId = request.QuoteId, Fields = request.Fields };
        var attempt = await engine
            .CheckoutSessions.SubmitAsync(owner, made.Value.Id, submission, CancellationToken.None)
            .ConfigureAwait(false);
        if (attempt.IsSuccess)
            return ChargeResponses.Whitelabel(attempt.Value.Charge, attempt.Value.Session, tag);

        // The quote was used or grew old between the check and the payment: the checkout has no use without it, and nobody has seen it.
        await engine.CheckoutSessions.WithdrawAsync(owner, made.Value.Id, CancellationToken.None).ConfigureAwait(false);
        var quote = await engine.Quotes.GetAsync(owner, request.QuoteId, http.RequestAborted).ConfigureAwait(false);
        return quote is { IsSuccess: true, Value.ChargeId: not null }
            ? await RepeatAsync(http, owner, request, quote.Value, tag).ConfigureAwait(false)
            : Errors.Of(attempt.Refusal);
    }
}
