namespace Payments.AspNetCore;

/// <summary>Which view shows which kind of page, and under what title.</summary>
internal static class PageViews
{
    internal static Type For(CheckoutPageModel model) => model switch
    {
        PayPage => typeof(HostedPage.Views.PayView),
        ProcessingPage => typeof(HostedPage.Views.ProcessingView),
        PaidPage => typeof(HostedPage.Views.PaidView),
        RedirectingPage => typeof(HostedPage.Views.RedirectingView),
        ExpiredPage => typeof(HostedPage.Views.ExpiredView),
        CanceledPage => typeof(HostedPage.Views.CanceledView),
        NotFoundPage => typeof(HostedPage.Views.NotFoundView),
        UnavailablePage => typeof(HostedPage.Views.UnavailableView),
        _ => throw NoView(model),
    };

    internal static string Title(PageScope scope) => scope.Model switch
    {
        PayPage page => PayTitle(page, scope),
        ProcessingPage => scope.Texts.ProcessingTitle,
        PaidPage => scope.Texts.PaidTitle,
        RedirectingPage => scope.Texts.RedirectingTitle,
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

    private static InvalidOperationException NoView(CheckoutPageModel model) =>
        new($"{model.GetType().Name} has no view; add it to {nameof(PageViews)}.");
}
