using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The steps that change nothing: the choice, and what the chosen method asks for.</summary>
internal sealed class StepChoosing(StepContext context)
{
    /// <summary>The step that the named method and currency lead to.</summary>
    public async Task<IResult> ShowAsync(
        StepVisit visit,
        string? method,
        string? currency,
        string? alert,
        CancellationToken cancellationToken
    )
    {
        var options = await context.OptionsAsync(visit.Session, cancellationToken).ConfigureAwait(false);
        return CheckoutSteps.Next(options, method, currency, out var option) switch
        {
            ChoiceStep.Nothing => context.Page(new UnavailablePage { RetryUrl = visit.Links.Page }),
            ChoiceStep.Choose => context.Page(SelectModels.Of(visit, options, alert)),
            ChoiceStep.ChooseAgain => context.Page(SelectModels.Of(visit, options, alert ?? visit.Words.Texts.ChoiceGone)),
            ChoiceStep.Details => context.Page(Details(visit, options, option!, form: null, []) with { Alert = alert }),
        };
    }

    /// <summary>The choice again, whatever was chosen.</summary>
    public async Task<IResult> ChooseAgainAsync(StepVisit visit, CancellationToken cancellationToken)
    {
        var options = await context.OptionsAsync(visit.Session, cancellationToken).ConfigureAwait(false);
        return options.Count == 0
            ? context.Page(new UnavailablePage { RetryUrl = visit.Links.Page })
            : context.Page(SelectModels.Of(visit, options, visit.Words.Texts.ChoiceGone));
    }

    /// <summary>What the method asks for, filled in with what was posted.</summary>
    public DetailsPage Details(
        StepVisit visit,
        IReadOnlyList<CheckoutOption> options,
        CheckoutOption option,
        StepForm? form,
        IReadOnlyList<FieldRefusal> problems
    ) => DetailsModels.Of(visit, options, option, form, problems, TestInputs(visit, option));

    // A provider knows what can be typed for a method, but not whether this offer of it asks for anything.
    private IReadOnlyList<TestCard> TestInputs(StepVisit visit, CheckoutOption option) =>
        option.Method.Offer.Requirements.Count == 0
            ? []
            : context.Providers.TestInputs(visit.Session.Owner, option.Method.Method, option.Currency);
}
