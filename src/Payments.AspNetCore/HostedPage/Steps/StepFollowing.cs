using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>Shows the outcome of a payment, as a page and as the status that its script asks for, and cancels.</summary>
internal sealed class StepFollowing(StepContext context)
{
    /// <summary>The page, or null where nothing was tried yet.</summary>
    public async Task<IResult?> ShowAsync(StepVisit visit, bool hasJustCanceled, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(visit, cancellationToken).ConfigureAwait(false);
        return FollowModels.Of(view with { HasJustCanceled = hasJustCanceled }) is { } page ? context.Page(page) : null;
    }

    /// <summary>What <see cref="ShowAsync"/> shows.</summary>
    public async ValueTask<CheckoutPageModel?> ModelAsync(StepVisit visit, CancellationToken cancellationToken) =>
        FollowModels.Of(await ViewAsync(visit, cancellationToken).ConfigureAwait(false));

    /// <summary>The page of a link whose time is over. It says that nothing was charged only where that is so.</summary>
    public async Task<IResult> ShowOverAsync(StepVisit visit, CancellationToken cancellationToken) =>
        context.Page(
            await ModelAsync(visit, cancellationToken).ConfigureAwait(false) is ExpiredPage expired
                ? expired with
                {
                    Summary = null,
                }
                : new ExpiredPage
                {
                    OnlyLink = true,
                    Return = PageWords.Link(visit.Session.CancelUrl),
                    TestMode = !visit.Session.Owner.Livemode,
                }
        );

    public async Task<IResult> StatusAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charge = ShownOf(session, await ChargesAsync(session, cancellationToken).ConfigureAwait(false));
        var done = FollowStates.IsUnderWay(session) ? "false" : "true";
        return new ApiResponse(
            StatusCodes.Status200OK,
            $"{{\"done\":{done},\"state\":\"{FollowStates.Of(session, charge, context.Now)}\"}}"
        );
    }

    /// <summary>Abandons an authentication and leads to the choice: asking for another way to pay is no failure.</summary>
    public async Task<IResult> AbandonAsync(StepVisit visit, CancellationToken cancellationToken)
    {
        await context
            .Engine.PaymentIntents.AbandonActionAsync(visit.Session.Owner, visit.Session.PaymentIntentId, cancellationToken)
            .ConfigureAwait(false);
        return context.Go(visit.Links.Page);
    }

    /// <summary>Cancels the checkout, or says that it is too late to cancel.</summary>
    public async Task<IResult> CancelAsync(StepVisit visit, CancellationToken cancellationToken)
    {
        var session = visit.Session;
        var canceled = await context
            .Engine.CheckoutSessions.CancelAsync(session.Owner, session.Id, call: null, cancellationToken)
            .ConfigureAwait(false);
        if (canceled is not { IsSuccess: false, Refusal.Code: "payment_in_progress" })
            return context.Go(visit.Links.Canceled);

        var view = await ViewAsync(visit, cancellationToken).ConfigureAwait(false);
        return FollowModels.Of(view with { Alert = view.Words.Texts.CancelRefused }) is { } page
            ? context.Page(page)
            : context.Go(visit.Links.Follow);
    }

    private async ValueTask<FollowView> ViewAsync(StepVisit visit, CancellationToken cancellationToken)
    {
        var session = visit.Session;
        var charges = await ChargesAsync(session, cancellationToken).ConfigureAwait(false);
        var charge = ShownOf(session, charges);
        return new FollowView
        {
            Session = session,
            Charge = charge,
            HasAttemptsLeft = charges.Count < Limits.ChargesPerIntent,
            Links =
                visit.CanPay && FollowStates.IsUnderWay(session)
                    ? visit.Links with
                    {
                        Token = await context.Access.FollowAsync(session, cancellationToken).ConfigureAwait(false),
                    }
                    : visit.Links,
            Now = context.Now,
            Words = visit.Words,
            Offers = context.Engine.AcceptedMethods.Offered(session.Owner, withOnRequest: true),
            PaymentId = context.Access.PaymentId(session, charge),
            SuccessUrl = context.Access.SuccessUrl(session),
            ReturnsOnceSubmitted = charge is not null && context.Access.ReturnsOnceSubmitted(charge),
            ActionUrl =
                charge?.State is ChargeState.RequiresAction { Action: var action } && FollowStates.IsUnderWay(session)
                    ? context.Urls.For(action)
                    : null,
            TryAgainUrl =
                charge is null ? null
                : visit.CanPay ? Again(visit.Links, charge)
                : visit.Links.ReturnTo(session.PageUrl),
        };
    }

    // After an abandoned attempt the payer wants another method; after a failure the same one is offered, with a link to the choice.
    private static string Again(PageLinks links, Charge charge) =>
        charge.State is ChargeState.Failed { Code: DeclineCode.Released }
            ? links.Page
            : links.Choice(charge.Method, charge.Amount.Currency);

    private ValueTask<IReadOnlyList<Charge>> ChargesAsync(CheckoutSession session, CancellationToken cancellationToken) =>
        context.Engine.PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken);

    /// <summary>The charge under way, the one that paid, or the last.</summary>
    private static Charge? ShownOf(CheckoutSession session, IReadOnlyList<Charge> charges)
    {
        var id = session.State switch
        {
            SessionState.Open open => open.ChargeInFlight,
            SessionState.Complete complete => complete.ChargeId,
            _ => null,
        };
        return id is not null
            ? charges.FirstOrDefault(charge => charge.Id == id)
            : charges.LastOrDefault(charge => charge.State is ChargeState.PaidLate) ?? (charges.Count > 0 ? charges[^1] : null);
    }
}
