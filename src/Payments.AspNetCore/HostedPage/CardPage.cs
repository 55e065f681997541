using Microsoft.AspNetCore.Http;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// The page of a session with one price and nothing to choose: the card's fields. Everything else that such a session shows is what every
/// session shows.
/// </summary>
internal sealed class CardPage(StepContext context, StepFollowing following)
{
    public async Task<IResult> ShowAsync(StepVisit visit, HttpContext http)
    {
        var session = visit.Session;
        if (!visit.IsPayable)
            return await following.ShowAsync(visit, hasJustCanceled: false, http.RequestAborted).ConfigureAwait(false)
                ?? context.Page(new NotFoundPage());
        if (context.Providers.Tokenizer(session.Owner) is null)
            return context.Page(new UnavailablePage { RetryUrl = visit.Links.Page });

        var intent = await context
            .Engine.PaymentIntents.GetAsync(session.Owner, session.PaymentIntentId, http.RequestAborted)
            .ConfigureAwait(false);
        if (intent.Value.Charges >= Limits.ChargesPerIntent)
            return context.Page(FollowModels.NoMoreAttempts(session, visit.Words));
        var comesFromAttempt = http.Request.Query.ContainsKey(StepFields.Retry) || http.Request.Query.ContainsKey(StepFields.Follow);
        return context.Page(Form(visit) with { DeclineMessage = DeclineOf(intent.Value, comesFromAttempt, visit.Words.Texts) });
    }

    public async Task<IResult> PayAsync(StepVisit visit, HttpContext http)
    {
        var session = visit.Session;
        var form = await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false);
        if (form?.ContainsKey(AuthenticatePage.AbandonKey) == true)
        {
            await context
                .Engine.PaymentIntents.AbandonActionAsync(session.Owner, session.PaymentIntentId, http.RequestAborted)
                .ConfigureAwait(false);
            return context.Go(visit.Links.Retry);
        }

        if (!visit.IsPayable || context.Providers.Tokenizer(session.Owner) is not { } tokenizer)
            return context.Go(visit.Links.Page);

        // What cannot be read has no fields: each is asked for.
        var parsed = CardFormParser.Parse(key => form?[key], context.Now);
        var typed = Form(visit) with { CardholderName = parsed.NameToKeep };
        if (parsed.Card is not { } card)
            return context.Page(typed with { Errors = parsed.Errors });

        var token = await tokenizer.TokenizeAsync(card.Details, http.RequestAborted).ConfigureAwait(false);
        return token.IsSuccess
            ? await ChargeAsync(visit, token.Value, http.RequestAborted).ConfigureAwait(false)
            : context.Page(typed with { DeclineMessage = token.Refusal.Message });
    }

    private async Task<IResult> ChargeAsync(StepVisit visit, TokenizedCard card, CancellationToken cancellationToken)
    {
        var session = visit.Session;
        var attempt = await context
            .Engine.CheckoutSessions.PayAsync(
                session.Owner,
                session.Id,
                card,
                visit.Links.ReturnTo(session.PageUrl, (StepFields.Retry, "1")),
                cancellationToken
            )
            .ConfigureAwait(false);

        // A refusal means that the session has moved on in the meantime; its page says where to.
        if (!attempt.IsSuccess)
            return attempt.Refusal.Code == CheckoutSteps.TooManyCharges
                ? context.Page(FollowModels.NoMoreAttempts(session, visit.Words))
                : context.Go(visit.Links.Page);
        return attempt.Value.Charge.State switch
        {
            ChargeState.RequiresAction => await AuthenticateAsync(visit with { Session = attempt.Value.Session }).ConfigureAwait(false),
            ChargeState.Failed => context.Go(visit.Links.Retry),
            _ => context.Go(visit.Links.Page),
        };
    }

    private async Task<IResult> AuthenticateAsync(StepVisit visit) =>
        await following.ModelAsync(visit, CancellationToken.None).ConfigureAwait(false) is AuthenticatePage page
            ? context.Page(page with { GoesAtOnce = true })
            : context.Go(visit.Links.Page);

    private static PayPage Form(StepVisit visit) =>
        new()
        {
            Summary = visit.Words.Summary(visit.Session.Amount, visit.Session),
            FormAction = visit.Links.Page,
            Cancel = PageWords.Link(visit.Session.CancelUrl),
            ExpiresText = visit.Words.Expiry(visit.Session),
            TestMode = !visit.Session.Owner.Livemode,
        };

    // A payer who returns from the issuer's page follows its link, without the retry parameter, and is shown its outcome too.
    private static string? DeclineOf(PaymentIntent intent, bool comesFromAttempt, PageTexts texts) =>
        intent.State switch
        {
            IntentState.RequiresPaymentMethod { LastError.Code: DeclineCode.AuthenticationFailed } => texts.AuthenticationFailed,
            IntentState.RequiresPaymentMethod { LastError: not null } when comesFromAttempt => texts.CardDeclined,
            _ => null,
        };
}
