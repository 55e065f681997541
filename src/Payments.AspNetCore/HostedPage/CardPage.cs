using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>The page of a session with one price and nothing to choose: the card's fields, and the outcome.</summary>
internal sealed class CardPage(
    PaymentEngine engine,
    PageProviders providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options,
    IHostedPageAccess access,
    IHostedPageUrls urls
)
{
    /// <summary>Marks the page that follows a decline, so that an old decline does not greet a later visit.</summary>
    public const string RetryParameter = "retry";

    private CheckoutBranding Branding => options.Value.Branding;

    public async Task<IResult> ShowAsync(CheckoutSession session, HttpContext http)
    {
        var intent = await engine
            .PaymentIntents.GetAsync(session.Owner, session.PaymentIntentId, http.RequestAborted)
            .ConfigureAwait(false);
        var charge = session.State is SessionState.Complete ? await PaidByAsync(session, http.RequestAborted).ConfigureAwait(false) : null;
        if (ActionOf(intent.Value) is { } target)
            return Page(HostedPageModels.Authenticate(session, access.Route, target, goesAtOnce: false));

        var declined = DeclineOf(intent.Value, comesFromDecline: http.Request.Query.ContainsKey(RetryParameter));
        return Page(
            providers.Tokenizer(session.Owner) is not null || session.Status != SessionStatus.Open
                ? HostedPageModels.Of(session, access.Route, charge, declined)
                : new UnavailablePage()
        );
    }

    public async Task<IResult> PayAsync(CheckoutSession session, HttpContext http)
    {
        if (await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false) is not { } form)
            return Page(
                HostedPageModels.Pay(session, access.Route) with
                {
                    Errors = CardFormParser.Parse(null, null, null, null, time.GetUtcNow()).Errors,
                }
            );

        if (form.ContainsKey(AuthenticatePage.AbandonKey))
        {
            await engine
                .PaymentIntents.AbandonActionAsync(session.Owner, session.PaymentIntentId, http.RequestAborted)
                .ConfigureAwait(false);
            return BackToPage(session, retry: true);
        }

        var parsed = CardFormParser.Parse(
            form[CardFormInput.NumberKey],
            form[CardFormInput.ExpiryKey],
            form[CardFormInput.CvcKey],
            form[CardFormInput.NameKey],
            time.GetUtcNow()
        );
        if (session.State is not SessionState.Open { ChargeInFlight: null } || providers.Tokenizer(session.Owner) is not { } tokenizer)
            return BackToPage(session, retry: false);
        if (parsed.Card is not { } card)
            return Page(HostedPageModels.Pay(session, access.Route) with { Errors = parsed.Errors, CardholderName = parsed.NameToKeep });

        var token = await tokenizer.TokenizeAsync(card.Details, http.RequestAborted).ConfigureAwait(false);
        if (!token.IsSuccess)
            return Page(
                HostedPageModels.Pay(session, access.Route) with
                {
                    DeclineMessage = token.Refusal.Message,
                    CardholderName = parsed.NameToKeep,
                }
            );

        var attempt = await engine
            .CheckoutSessions.PayAsync(session.Owner, session.Id, token.Value, http.RequestAborted)
            .ConfigureAwait(false);

        if (attempt.IsSuccess && ActionOf(attempt.Value.Intent) is { } target)
            return Page(HostedPageModels.Authenticate(attempt.Value.Session, access.Route, target, goesAtOnce: true));

        // A refusal means that the session has moved on in the meantime; its page says where to.
        return attempt is { IsSuccess: false, Refusal.Code: CheckoutSteps.TooManyCharges }
            ? Page(HostedPageModels.Pay(session, access.Route) with { DeclineMessage = PageTexts.For(null).TooManyAttempts })
            : BackToPage(session, retry: attempt.IsSuccess && attempt.Value.Charge.Status == ChargeStatus.Failed);
    }

    public static ApiResponse StatusOf(CheckoutSession session) =>
        new(StatusCodes.Status200OK, FollowStates.IsUnderWay(session) ? "{\"done\":false}" : "{\"done\":true}");

    private ReturnLink? ActionOf(PaymentIntent intent) =>
        intent.State is IntentState.RequiresAction { Action: var action } ? PageWords.Link(urls.For(action)) : null;

    // A payer who returns from the issuer's page follows its link, without the retry parameter, and is shown its outcome too.
    private static string? DeclineOf(PaymentIntent intent, bool comesFromDecline) =>
        intent.State switch
        {
            IntentState.RequiresPaymentMethod { LastError.Code: DeclineCode.AuthenticationFailed } => PageTexts
                .For(null)
                .AuthenticationFailed,
            IntentState.RequiresPaymentMethod { LastError: not null } when comesFromDecline => PageTexts.For(null).CardDeclined,
            _ => null,
        };

    private async ValueTask<Charge?> PaidByAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charges = await engine
            .PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        return charges.FirstOrDefault(charge => charge.Status == ChargeStatus.Succeeded);
    }

    private HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, access.Route.AssetsLink);

    private SeeOtherResult BackToPage(CheckoutSession session, bool retry) =>
        new(access.Route.Link(session.PageToken) + (retry ? $"&{RetryParameter}=1" : ""), Branding);
}
