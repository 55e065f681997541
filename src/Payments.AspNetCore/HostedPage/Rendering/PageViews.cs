namespace Payments.AspNetCore;

/// <summary>Which view shows which kind of page, and under what title.</summary>
internal static class PageViews
{
    /// <summary>The whole document: the frame has nothing around its view.</summary>
    internal static Type Root(CheckoutPageModel model) => model is CardFramePage ? For(model) : typeof(HostedPage.Views.Document);

    internal static Type For(CheckoutPageModel model) =>
        model switch
        {
            PayPage => typeof(HostedPage.Views.PayView),
            CardFramePage => typeof(HostedPage.Views.CardFrame),
            SelectPage => typeof(HostedPage.Views.SelectView),
            DetailsPage => typeof(HostedPage.Views.DetailsView),
            ReviewPage => typeof(HostedPage.Views.ReviewView),
            AwaitingPage => typeof(HostedPage.Views.AwaitingView),
            FailedPage => typeof(HostedPage.Views.FailedView),
            ProcessingPage => typeof(HostedPage.Views.ProcessingView),
            PaidPage => typeof(HostedPage.Views.PaidView),
            RedirectingPage => typeof(HostedPage.Views.RedirectingView),
            AuthenticatePage => typeof(HostedPage.Views.AuthenticateView),
            ChallengePage => typeof(HostedPage.Views.ChallengeView),
            ChallengedPage => typeof(HostedPage.Views.ChallengedView),
            ExpiredPage => typeof(HostedPage.Views.ExpiredView),
            CanceledPage => typeof(HostedPage.Views.CanceledView),
            NotFoundPage => typeof(HostedPage.Views.NotFoundView),
            UnavailablePage => typeof(HostedPage.Views.UnavailableView),
            _ => throw NoView(model),
        };

    internal static string Title(PageScope scope) =>
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
            _ => throw NoView(scope.Model),
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

    private static InvalidOperationException NoView(CheckoutPageModel model) =>
        new($"{model.GetType().Name} has no view; add it to {nameof(PageViews)}.");
}
