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
        IReadOnlyList<FieldRefusal> problems,
        IReadOnlyList<TestCard> testInputs
    )
    {
        var offer = option.Method.Offer;
        return new DetailsPage
        {
            Summary = visit.Words.Summary(option.Amounts.CustomerAmount, visit.Session),
            Indicative = option.Amounts.Rate is not null,
            ExpiresText = visit.Words.Expiry(visit.Session),
            PostAction = visit.Links.Choice(offer.Method, option.Currency),
            CanCancel = true,
            TestMode = !visit.Session.Owner.Livemode,
            TestInputs = testInputs,
            Method = offer.Method,
            MethodName = visit.Words.NameOf(offer),
            Description = visit.Words.DescriptionOf(offer),
            ChangeUrl = options.Count > 1 ? visit.Links.ChooseAgain(option.Currency) : null,
            Hidden = [new(StepFields.Method, offer.Method), new(StepFields.Currency, option.Currency.Code)],
            Rails = Rails(option, form),
            RailProblem = problems.Any(problem => problem.Field == StepFields.Rail) ? visit.Words.Texts.RailRequired : null,
            Fields = Fields(option, form, problems, visit.Words.Texts),
            AsksForCard = offer.Method == MethodIds.Card,
        };
    }

    private static IReadOnlyList<RailChoice> Rails(CheckoutOption option, StepForm? form)
    {
        PaymentRail[] rails = [.. option.Method.Offer.RailsFor(option.Currency)];
        return rails.Length > 1 ? [.. rails.Select(rail => new RailChoice(rail.Id, rail.Name, rail.Id == form?.Rail))] : [];
    }

    private static IReadOnlyList<DetailField> Fields(
        CheckoutOption option,
        StepForm? form,
        IReadOnlyList<FieldRefusal> problems,
        PageTexts texts
    )
    {
        var code = DetailsRules.RailOf(option, form?.Rail)?.DialingCode ?? DetailsRules.SharedDialingCode(option);
        return
        [
            .. RequirementRules
                .Applicable(option.Method.Offer.Requirements, form is null ? NothingTyped : DetailsRules.Typed(option, form))
                .Select(requirement => new DetailField(
                    requirement.Field,
                    requirement.Kind,
                    texts.Label(requirement),
                    texts.Hint(requirement, code),
                    Refill(form?[requirement.Field]),
                    problems.FirstOrDefault(problem => problem.Field == requirement.Field) is { } problem
                        ? texts.Describe(requirement, problem, string.IsNullOrWhiteSpace(form?[requirement.Field]))
                        : null
                )),
        ];
    }

    private static readonly Dictionary<string, string?> NothingTyped = [];

    // A card number in the wrong field is not sent back.
    private static string? Refill(string? typed) => typed is null || CardNumber.IsWithin(typed) ? null : typed;
}

/// <summary>What a payer agrees to before a bank account is debited. Pure.</summary>
internal static class MandateModels
{
    /// <summary>The mandate for a quote, or null where its method debits no account.</summary>
    public static MandateNotice? Of(Quote quote, string merchant, PageWords words, PaymentsOptions calendars, DateTimeOffset now)
    {
        if (DebitMethods.SchemeOf(quote.Method) is not { } scheme)
            return null;

        var texts = words.Texts;
        var timings = DebitSchedule.For(scheme, now, newMandate: true, calendars.CalendarOf(scheme)).Timings;
        return new MandateNotice(
            texts.MandateHeading(scheme),
            texts.MandateText(scheme, merchant),
            [
                new(texts.MandateReference, MandateReference.For(scheme, quote.Id)),
                new(texts.DebitExpectedOn, words.Day(timings.DebitOn)),
                new(texts.SettlementExpectedOn, words.Day(timings.SettleOn)),
            ]
        );
    }
}

/// <summary>Checks the posted details against what the method requires. Pure.</summary>
internal static class DetailsRules
{
    /// <summary>
    /// The details without a card, and everything that is wrong with them: the rail first, then in the order of the requirements.
    /// </summary>
    public static (PaymentDetails Details, IReadOnlyList<FieldRefusal> Problems) Check(CheckoutOption option, StepForm form)
    {
        var offer = option.Method.Offer;
        var rail = RailOf(option, form.Rail);
        var fields = RequirementRules.Check(offer.Requirements, rail, Typed(option, form), out var problems);
        var missing = rail is null && offer.RailsFor(option.Currency).Any();
        return (new PaymentDetails(rail, fields), missing ? [new FieldRefusal(StepFields.Rail, ""), .. problems] : problems);
    }

    /// <summary>What was typed, by field, with phone numbers completed where the country of all rails is the same.</summary>
    public static IReadOnlyDictionary<string, string?> Typed(CheckoutOption option, StepForm form)
    {
        var code = RailOf(option, form.Rail)?.DialingCode ?? SharedDialingCode(option);
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var requirement in option.Method.Offer.Requirements)
            typed[requirement.Field] =
                requirement.Kind == RequirementKind.Phone ? PhoneEntry.Complete(form[requirement.Field], code) : form[requirement.Field];
        return typed;
    }

    /// <summary>The rail that is chosen, or the only one there is.</summary>
    public static PaymentRail? RailOf(CheckoutOption option, string? id)
    {
        PaymentRail[] rails = [.. option.Method.Offer.RailsFor(option.Currency)];
        return rails.Length == 1 ? rails[0] : rails.FirstOrDefault(rail => rail.Id == id);
    }

    /// <summary>The code with which every number begins, whichever rail is chosen; null where they differ.</summary>
    public static string? SharedDialingCode(CheckoutOption option)
    {
        string?[] codes = [.. option.Method.Offer.RailsFor(option.Currency).Select(rail => rail.DialingCode).Distinct()];
        return codes.Length == 1 ? codes[0] : null;
    }
}
