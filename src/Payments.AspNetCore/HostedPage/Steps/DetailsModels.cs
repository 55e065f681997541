namespace Payments.AspNetCore;

/// <summary>The page of the second step. Pure.</summary>
internal static class DetailsModels
{
    /// <summary>The page for an option, filled in with what was typed before.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="options">All options; with more than one there is a way back to the choice.</param>
    /// <param name="option">The one that is chosen.</param>
    /// <param name="form">What was posted, or null.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="testInputs">What to type in test mode.</param>
    public static DetailsPage Of(
        StepVisit visit,
        IReadOnlyList<CheckoutOption> options,
        CheckoutOption option,
        StepForm? form,
        IReadOnlyList<FieldProblem> problems,
        IReadOnlyList<TestCard> testInputs
    )
    {
        var offer = option.Method.Offer;
        return new DetailsPage
        {
            Summary = PageWords.Summary(option.Amounts.CustomerAmount, visit.Session),
            Indicative = option.Amounts.Rate is not null,
            ExpiresText = PageWords.Expiry(visit.Session),
            PostAction = visit.Links.Choice(offer.Method, option.Currency),
            CanCancel = true,
            TestMode = !visit.Session.Owner.Livemode,
            TestInputs = testInputs,
            Method = offer.Method,
            MethodName = offer.DisplayName,
            Description = offer.Description,
            ChangeUrl = options.Count > 1 ? visit.Links.Page : null,
            Hidden = [new(StepFields.Method, offer.Method), new(StepFields.Currency, option.Currency.Code)],
            Rails = Rails(option, form),
            RailProblem = problems.Any(problem => problem.Field == StepFields.Rail) ? PageTexts.For(null).RailRequired : null,
            Fields = Fields(option, form, problems),
            AsksForCard = offer.Method == MethodIds.Card,
        };
    }

    private static IReadOnlyList<RailChoice> Rails(CheckoutOption option, StepForm? form)
    {
        PaymentRail[] rails = [.. option.Method.Offer.RailsFor(option.Currency)];
        return rails.Length > 1 ? [.. rails.Select(rail => new RailChoice(rail.Id, rail.Name, rail.Id == form?.Rail))] : [];
    }

    private static IReadOnlyList<DetailField> Fields(CheckoutOption option, StepForm? form, IReadOnlyList<FieldProblem> problems)
    {
        var texts = PageTexts.For(null);
        var code = DetailsRules.RailOf(option, form?.Rail)?.DialingCode ?? DetailsRules.SharedDialingCode(option);
        return
        [
            .. option.Method.Offer.Requirements.Select(requirement => new DetailField(
                requirement.Field,
                requirement.Kind,
                texts.Label(requirement),
                texts.Hint(requirement, code),
                Refill(form?[requirement.Field]),
                problems.FirstOrDefault(problem => problem.Field == requirement.Field) is { } problem
                    ? texts.Describe(requirement, problem)
                    : null
            )),
        ];
    }

    // A card number in the wrong field is not sent back.
    private static string? Refill(string? typed) => typed is null || CardNumber.IsWithin(typed) ? null : typed;
}
