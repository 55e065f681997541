using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's public checkout API, by which a page of one's own can take the payer through the same steps as the hosted one. The
/// token in the path is all the right there is. Nothing is kept between two calls: each says all that was chosen so far, so that
/// nothing of the payer is on record before the payment is confirmed, and two tabs do not disturb each other.
/// </summary>
internal sealed class PublicCheckoutEndpoints(
    PaymentEngine engine,
    Pages page,
    PageProviders providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options
)
{
    private const string Checkout = "/api/v1/public/checkouts/{token}";

    private static readonly ApiSecurity _token = new("checkoutToken", "{token}", null, StatusCodes.Status404NotFound);
    private static readonly int[] _noMethods = [StatusCodes.Status403Forbidden];

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Public checkout", _token);
        api.Get(Checkout, GetAsync, new("Read the step of a checkout", Response: typeof(CheckoutSession)));
        api.Post(
            Checkout + "/next",
            NextAsync,
            new("Go on to the next step", typeof(ChoiceRequests.Selection), typeof(CheckoutSession)) { Errors = _noMethods }
        );
        api.Post(
            Checkout + "/get-quote",
            QuoteAsync,
            new("Create a quote", typeof(ChoiceRequests.Selection), typeof(Quote)) { Errors = _noMethods }
        );
        api.Post(Checkout + "/complete", CompleteAsync, new("Confirm a quote and pay", typeof(StepRequests.Confirmation), typeof(Charge)));
        api.Post(Checkout + "/cancel", CancelAsync, new("Cancel a checkout", Response: typeof(CheckoutSession)));
    }

    private async Task<IResult> GetAsync(HttpContext http, string token) =>
        await page.OpenAsync(token, http.RequestAborted).ConfigureAwait(false) is { IsOver: false, Session: var session }
            ? await StepAsync(session, http.RequestAborted).ConfigureAwait(false)
            : Errors.NoCheckout;

    private Task<IResult> NextAsync(HttpContext http, string token) =>
        WriteAsync(
            http,
            token,
            async (session, body) =>
            {
                if (!IsPayable(session))
                    return await StepAsync(session, http.RequestAborted).ConfigureAwait(false);

                var (choice, refused) = await ChooseAsync(session, body, http.RequestAborted).ConfigureAwait(false);
                return refused ?? Step(session, writer => StepResponses.WriteChoice(writer, choice!));
            }
        );

    private Task<IResult> QuoteAsync(HttpContext http, string token) =>
        WriteAsync(
            http,
            token,
            async (session, body) =>
            {
                var (choice, refused) = await ChooseAsync(session, body, http.RequestAborted).ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var quote = await engine
                    .Quotes.CreateForSessionAsync(session, choice!.Method.Method, choice.Currency, choice.Rail?.Id, http.RequestAborted)
                    .ConfigureAwait(false);
                return quote.IsSuccess ? ApiResponse.Ok(quote.Value, StepResponses.Write) : Errors.Of(quote.Refusal);
            }
        );

    private Task<IResult> CompleteAsync(HttpContext http, string token) =>
        WriteAsync(
            http,
            token,
            async (session, body) =>
            {
                var methods = await engine.AcceptedMethods.ListAsync(session.Owner, http.RequestAborted).ConfigureAwait(false);
                var confirmation = StepRequests.Confirm(body, ChoiceRequests.FieldsOf(methods), time.GetUtcNow(), out var problems);
                if (problems.Count > 0)
                    return Errors.Of(problems);

                var quote = await engine.Quotes.GetAsync(session.Owner, confirmation.QuoteId, http.RequestAborted).ConfigureAwait(false);
                if (await SubmittedAsync(session, quote, http.RequestAborted).ConfigureAwait(false) is { } submitted)
                    return submitted;

                var (card, refused) = await TokenizeAsync(session, quote, confirmation, http.RequestAborted).ConfigureAwait(false);
                if (refused is not null)
                    return refused;

                var submission = new PaymentSubmission
                {
                    QuoteId = confirmation.QuoteId,
                    Card = card,
                    Fields = confirmation.Fields,
                };
                var attempt = await engine
                    .CheckoutSessions.SubmitAsync(session.Owner, session.Id, submission, http.RequestAborted)
                    .ConfigureAwait(false);
                if (attempt.IsSuccess)
                    return await SubmittedAsync(attempt.Value.Session, attempt.Value.Charge, http.RequestAborted).ConfigureAwait(false);
                if (attempt.Refusal.Code == "quote_expired" && quote.IsSuccess)
                    return Errors.QuoteExpired(
                        attempt.Refusal,
                        await FreshAsync(session, quote.Value, http.RequestAborted).ConfigureAwait(false)
                    );

                // Another call may have confirmed the same quote in the meantime: then this one responds the same.
                var standing = await engine.Quotes.GetAsync(session.Owner, confirmation.QuoteId, http.RequestAborted).ConfigureAwait(false);
                return await SubmittedAsync(session, standing, http.RequestAborted).ConfigureAwait(false) ?? Errors.Of(attempt.Refusal);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string token) =>
        WriteAsync(
            http,
            token,
            async (session, body) =>
            {
                if (JsonFields.Unexpected(body) is { Count: > 0 } problems)
                    return Errors.Of(problems);
                if (session.Status == SessionStatus.Canceled)
                    return await StepAsync(session, http.RequestAborted).ConfigureAwait(false);

                var canceled = await engine
                    .CheckoutSessions.CancelAsync(session.Owner, session.Id, cancellationToken: http.RequestAborted)
                    .ConfigureAwait(false);
                return canceled.IsSuccess
                    ? await StepAsync(canceled.Value, http.RequestAborted).ConfigureAwait(false)
                    : Errors.Of(canceled.Refusal);
            }
        );

    /// <summary>What every post begins with: the checkout that the token pays, and only then its body.</summary>
    private async Task<IResult> WriteAsync(HttpContext http, string token, Func<CheckoutSession, JsonElement, Task<ApiResponse>> respond)
    {
        if (
            await page.OpenAsync(token, http.RequestAborted).ConfigureAwait(false)
            is not { CanPay: true, IsOver: false, Session: var session }
        )
            return Errors.NoCheckout;

        var (document, problem) = await RequestBody
            .ReadAsync(http.Request, optional: true, StepRequests.MaximumLength)
            .ConfigureAwait(false);
        if (problem is not null)
            return Errors.Of(problem);

        using (document)
            return await respond(session, document!.RootElement).ConfigureAwait(false);
    }

    private async ValueTask<(ChoiceRequests.Choice? Choice, ApiResponse? Refused)> ChooseAsync(
        CheckoutSession session,
        JsonElement body,
        CancellationToken cancellationToken
    )
    {
        var methods = await engine.AcceptedMethods.ListAsync(session.Owner, cancellationToken).ConfigureAwait(false);
        if (methods.Count == 0)
            return (null, Errors.NoMethods);

        var selection = StepRequests.Select(body, ChoiceRequests.FieldsOf(methods), out var problems);
        if (problems.Count > 0)
            return (null, Errors.Of(problems));

        var choice = ChoiceRequests.Choose(methods, session.Pricing, selection, out var wrong);
        return (choice, choice is null ? Errors.Of(wrong) : null);
    }

    /// <summary>
    /// The token of the card that was typed, where the quote is for a card; nothing is tokenized for a checkout that cannot be
    /// paid.
    /// </summary>
    private async ValueTask<(TokenizedCard? Card, ApiResponse? Refused)> TokenizeAsync(
        CheckoutSession session,
        Result<Quote> quote,
        StepRequests.Confirmation confirmation,
        CancellationToken cancellationToken
    )
    {
        if (confirmation.Card is not { } card || !IsPayable(session) || !quote.IsSuccess)
            return (null, null);
        if (quote.Value.Method != MethodIds.Card)
            return (
                null,
                Errors.Of([new FieldRefusal(StepResponses.CardField, $"card: the quote is for {quote.Value.Method}; leave the card out")])
            );
        if (providers.Tokenizer(session.Owner) is not { } tokenizer)
            return (
                null,
                Errors.Of([
                    new FieldRefusal(
                        StepResponses.CardField,
                        "card: cards are typed here in test mode only; pay on the provider's own fields"
                    ),
                ])
            );

        var token = await tokenizer.TokenizeAsync(card, cancellationToken).ConfigureAwait(false);
        return token.IsSuccess
            ? (token.Value, null)
            : (null, Errors.Of([new FieldRefusal(StepResponses.CardField, token.Refusal.Message)]));
    }

    /// <summary>
    /// The same response again for a quote of this checkout that was confirmed before: a repeated call is no second payment.
    /// </summary>
    private async ValueTask<ApiResponse?> SubmittedAsync(CheckoutSession session, Result<Quote> quote, CancellationToken cancellationToken)
    {
        if (quote is not { IsSuccess: true, Value: { ChargeId: { } chargeId } confirmed } || confirmed.SessionId != session.Id)
            return null;

        var charge = await engine.Charges.GetAsync(session.Owner, chargeId, cancellationToken).ConfigureAwait(false);
        return charge.IsSuccess ? await SubmittedAsync(session, charge.Value, cancellationToken).ConfigureAwait(false) : null;
    }

    private async ValueTask<ApiResponse> SubmittedAsync(CheckoutSession session, Charge charge, CancellationToken cancellationToken)
    {
        var followToken = await page.FollowAsync(session, cancellationToken).ConfigureAwait(false);
        return ApiResponse.Ok(
            (session, charge, followToken, page.ReturnsOnceSubmitted(charge) ? page.SuccessUrl(session) : null),
            static (writer, submitted) =>
            {
                var (checkout, payment, token, redirectUrl) = submitted;
                writer.WriteStartObject();
                writer.WriteString("checkout_id", Names.Checkout.Of(checkout.Id));
                writer.WriteString("charge_id", Names.Charge.Of(payment.Id));
                writer.WriteString("status", StatusNames.Of(payment));
                StepResponses.WriteInstructions(writer, payment);
                writer.WriteString("redirect_url", redirectUrl);
                writer.WriteString("follow_token", token);
                writer.WriteEndObject();
            }
        );
    }

    private async ValueTask<Quote?> FreshAsync(CheckoutSession session, Quote late, CancellationToken cancellationToken)
    {
        var fresh = await engine
            .Quotes.CreateForSessionAsync(session, late.Method, late.Amounts.CustomerAmount.Currency, late.Rail, cancellationToken)
            .ConfigureAwait(false);
        return fresh.IsSuccess ? fresh.Value : null;
    }

    /// <summary>The current step of the checkout, with nothing chosen.</summary>
    private async ValueTask<ApiResponse> StepAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        if (IsPayable(session))
        {
            var ways = await engine.Quotes.ListOptionsAsync(session, cancellationToken).ConfigureAwait(false);
            return Step(session, writer => StepResponses.WriteMethods(writer, ways));
        }

        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        var charge = charges.Count > 0 ? charges[^1] : null;
        var redirectUrl =
            session.Status == SessionStatus.Canceled ? session.CancelUrl
            : session.IsPaid || (charge is not null && page.ReturnsOnceSubmitted(charge)) ? page.SuccessUrl(session)
            : null;
        return Step(session, writer => StepResponses.WriteOutcome(writer, session, charge, redirectUrl));
    }

    private ApiResponse Step(CheckoutSession session, Action<Utf8JsonWriter> writeStep) =>
        ApiResponse.Ok(
            (session, options.Value.Branding.DisplayName, writeStep),
            static (writer, step) =>
            {
                writer.WriteStartObject();
                StepResponses.WriteCheckout(writer, step.session, step.DisplayName);
                writer.WritePropertyName("step");
                step.writeStep(writer);
                writer.WriteEndObject();
            }
        );

    private static bool IsPayable(CheckoutSession session) => session.State is SessionState.Open { ChargeInFlight: null };
}
