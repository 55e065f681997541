using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>From the details over the quote to the payment. Until the payer confirms, nothing is kept but the quote.</summary>
internal sealed class StepPaying(StepContext context, StepChoosing choosing)
{
    /// <summary>Checks the details and prices them.</summary>
    public Task<IResult> TakeDetailsAsync(StepVisit visit, StepForm form, CancellationToken cancellationToken) =>
        WithOptionAsync(
            visit,
            form,
            async (options, option) =>
            {
                var (details, problems) = DetailsRules.Check(option, form);
                if (option.Method.Method != MethodIds.Card)
                    return problems.Count > 0
                        ? Correct(visit, options, option, form, problems)
                        : await ReviewAsync(visit, options, option, details, cancellationToken).ConfigureAwait(false);

                var (card, refused) = await TokenizeAsync(visit, options, option, form, cancellationToken).ConfigureAwait(false);
                return refused is not null
                    ? context.Page(refused)
                    : await ReviewAsync(visit, options, option, details with { Card = card }, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken
        );

    /// <summary>Shows the details again, filled in; a card must be typed anew.</summary>
    public Task<IResult> EditAsync(StepVisit visit, StepForm form, CancellationToken cancellationToken) =>
        WithOptionAsync(
            visit,
            form,
            (options, option) => Task.FromResult<IResult>(context.Page(choosing.Details(visit, options, option, form, []))),
            cancellationToken
        );

    /// <summary>Prices the same details again.</summary>
    public Task<IResult> RenewAsync(StepVisit visit, StepForm form, bool wasTooLate, CancellationToken cancellationToken) =>
        WithOptionAsync(
            visit,
            form,
            async (options, option) =>
            {
                var (details, problems) = DetailsRules.Check(option, form);
                if (option.Method.Method == MethodIds.Card)
                {
                    if (await CardOfAsync(visit.Session, form, cancellationToken).ConfigureAwait(false) is not { } card)
                        return Correct(visit, options, option, form, problems);
                    details = details with { Card = card };
                }

                return problems.Count > 0
                    ? Correct(visit, options, option, form, problems)
                    : await ReviewAsync(visit, options, option, details, cancellationToken, form.QuoteId, wasTooLate).ConfigureAwait(false);
            },
            cancellationToken
        );

    /// <summary>Pays. The quote alone fixes amount, method and currency; a second click finds that it was used.</summary>
    public async Task<IResult> ConfirmAsync(StepVisit visit, StepForm form, CancellationToken cancellationToken)
    {
        var session = visit.Session;
        var submission = new PaymentSubmission
        {
            QuoteId = form.QuoteId ?? "",
            Card = (await CardOfAsync(session, form, cancellationToken).ConfigureAwait(false))?.Tokenized,
            Fields = form.Values,
            ReturnUrl = visit.Links.ReturnTo(session.PageUrl, (StepFields.Follow, "1")),
        };
        var attempt = await context
            .Engine.CheckoutSessions.SubmitAsync(session.Owner, session.Id, submission, cancellationToken)
            .ConfigureAwait(false);
        if (!attempt.IsSuccess)
            return await RefusedAsync(visit, form, attempt.Refusal, cancellationToken).ConfigureAwait(false);

        var token = await context.Access.FollowAsync(attempt.Value.Session, CancellationToken.None).ConfigureAwait(false);
        return context.Go((visit.Links with { Token = token }).Follow);
    }

    private Task<IResult> RefusedAsync(StepVisit visit, StepForm form, Refusal refusal, CancellationToken cancellationToken) =>
        CheckoutSteps.After(refusal) switch
        {
            RefusedStep.Renew => RenewAsync(visit, form, wasTooLate: refusal.Code == "quote_expired", cancellationToken),
            RefusedStep.Correct => WithOptionAsync(
                visit,
                form,
                (options, option) =>
                    Task.FromResult<IResult>(Correct(visit, options, option, form, DetailsRules.Check(option, form).Problems)),
                cancellationToken
            ),
            RefusedStep.Choose => choosing.ChooseAgainAsync(visit, cancellationToken),
            RefusedStep.Follow => Task.FromResult<IResult>(context.Go(visit.Links.Follow)),
            RefusedStep.End => Task.FromResult<IResult>(context.Page(FollowModels.NoMoreAttempts(visit.Session, visit.Words))),
        };

    private async Task<IResult> ReviewAsync(
        StepVisit visit,
        IReadOnlyList<CheckoutOption> options,
        CheckoutOption option,
        PaymentDetails details,
        CancellationToken cancellationToken,
        string? renews = null,
        bool wasTooLate = false
    )
    {
        var quoted = await context
            .Engine.Quotes.CreateForSessionAsync(visit.Session, option.Method.Method, option.Currency, details.Rail?.Id, cancellationToken)
            .ConfigureAwait(false);
        if (!quoted.IsSuccess)
            return CheckoutSteps.After(quoted.Refusal) == RefusedStep.Follow
                ? context.Go(visit.Links.Follow)
                : await choosing.ChooseAgainAsync(visit, cancellationToken).ConfigureAwait(false);

        var page = ReviewModels.Of(
            visit,
            quoted.Value,
            option,
            details,
            RightToLeft.Isolate(context.Branding.DisplayName),
            options.Count > 1,
            context.Payments,
            context.Now
        );
        return context.Page(
            renews is null
                ? page
                : page with
                {
                    Alert = await RenewedAsync(visit, renews, quoted.Value, wasTooLate, cancellationToken).ConfigureAwait(false),
                    WasTooLate = wasTooLate,
                }
        );
    }

    private async ValueTask<string> RenewedAsync(
        StepVisit visit,
        string renews,
        Quote now,
        bool wasTooLate,
        CancellationToken cancellationToken
    )
    {
        var before = await context.Engine.Quotes.GetAsync(visit.Session.Owner, renews, cancellationToken).ConfigureAwait(false);
        var isOurs =
            before.IsSuccess
            && before.Value.SessionId == visit.Session.Id
            && before.Value.Amounts.CustomerAmount.Currency == now.Amounts.CustomerAmount.Currency;
        var renewed = ReviewModels.Renewed(isOurs ? before.Value : null, now, visit.Words);
        return wasTooLate ? $"{visit.Words.Texts.ConfirmedTooLate} {renewed}" : renewed;
    }

    private async ValueTask<(StepCard? Card, DetailsPage? Refused)> TokenizeAsync(
        StepVisit visit,
        IReadOnlyList<CheckoutOption> options,
        CheckoutOption option,
        StepForm form,
        CancellationToken cancellationToken
    )
    {
        var parsed = CardFormParser.Parse(key => form[key], context.Now);
        var page = choosing.Details(visit, options, option, form, []) with { CardholderName = parsed.NameToKeep };
        if (parsed.Card is not { } card)
            return (null, page with { Errors = parsed.Errors });

        var token = await context
            .Providers.Tokenizer(visit.Session.Owner)!
            .TokenizeAsync(card.Details, cancellationToken)
            .ConfigureAwait(false);
        return token.IsSuccess
            ? (await StepCard.SealAsync(context.Engine, visit.Session, token.Value, cancellationToken).ConfigureAwait(false), null)
            : (null, page with { Alert = token.Refusal.Message });
    }

    // Only test mode types cards into the page.
    private ValueTask<StepCard?> CardOfAsync(CheckoutSession session, StepForm form, CancellationToken cancellationToken) =>
        context.Providers.Tokenizer(session.Owner) is null
            ? new(default(StepCard))
            : StepCard.OpenAsync(context.Engine, session, form[StepFields.Card], cancellationToken);

    private HostedPageResult Correct(
        StepVisit visit,
        IReadOnlyList<CheckoutOption> options,
        CheckoutOption option,
        StepForm form,
        IReadOnlyList<FieldRefusal> problems
    )
    {
        var page = choosing.Details(visit, options, option, form, problems);
        return context.Page(problems.Count > 0 ? page : page with { Alert = visit.Words.Texts.FormNotRead });
    }

    private async Task<IResult> WithOptionAsync(
        StepVisit visit,
        StepForm form,
        Func<IReadOnlyList<CheckoutOption>, CheckoutOption, Task<IResult>> respond,
        CancellationToken cancellationToken
    )
    {
        var options = await context.OptionsAsync(visit.Session, cancellationToken).ConfigureAwait(false);
        return CheckoutSteps.Find(options, form.Method, form.Currency) is { } option
            ? await respond(options, option).ConfigureAwait(false)
            : await choosing.ChooseAgainAsync(visit, cancellationToken).ConfigureAwait(false);
    }
}
