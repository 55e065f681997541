namespace Payments.AspNetCore;

/// <summary>Which view shows which kind of page.</summary>
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
            _ => throw new InvalidOperationException($"{model.GetType().Name} has no view; add it to {nameof(PageViews)}."),
        };
}
