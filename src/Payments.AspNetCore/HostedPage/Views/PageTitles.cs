namespace Payments.AspNetCore;

/// <summary>The title of each kind of page, as the browser's tab shows it.</summary>
internal static class PageTitles
{
    internal static string Of(PageScope scope) =>
        scope.Model switch
        {
            PayPage page => PayTitle(page, scope),
            CardFramePage => scope.Texts.CardHeading,
            StepPage page => StepTitle(page, scope),
            FailedPage page => scope.Texts.FailedTitle(page.Reason),
            ProcessingPage => scope.Texts.ProcessingTitle,
            PaidPage => scope.Texts.PaidTitle,
            RedirectingPage page => scope.Texts.RedirectingTitleOf(page.Cause),
            AuthenticatePage page => page.AtBank ? scope.Texts.ApproveTitle : scope.Texts.AuthenticateTitle,
            ChallengePage page => page.CardText is null ? scope.Texts.BankTitle : scope.Texts.ChallengeTitle,
            ChallengedPage page => scope.Texts.ChallengedTitle(page.State),
            ExpiredPage => scope.Texts.ExpiredTitle,
            CanceledPage => scope.Texts.CanceledTitle,
            NotFoundPage => scope.Texts.NotFoundTitle,
            UnavailablePage => scope.Texts.UnavailableTitle,
            _ => throw new InvalidOperationException($"{scope.Model.GetType().Name} has no title; add it to {nameof(PageTitles)}."),
        };

    private static string PayTitle(PayPage page, PageScope scope)
    {
        var title = scope.Texts.PayTitle(page.Summary.AmountText, scope.Merchant);
        return page.Errors.Count > 0 || page.DeclineMessage is not null ? scope.Texts.ErrorTitle(title) : title;
    }

    private static string StepTitle(StepPage page, PageScope scope)
    {
        var amount = page.Indicative ? scope.Texts.Approximately(page.Summary.AmountText) : page.Summary.AmountText;
        var title = $"{StepName(page, scope.Texts)} – {scope.Texts.PayTitle(amount, scope.Merchant)}";
        return page.Alert is not null || page is DetailsPage { StatusCode: not 200 } ? scope.Texts.ErrorTitle(title) : title;
    }

    private static string StepName(StepPage page, PageTexts texts) =>
        page switch
        {
            AwaitingPage awaiting => awaiting.Heading,
            _ => page.Place is { } place ? texts.Trail[place] : texts.ReviewHeading,
        };
}
