using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Storage;

namespace Payments.AspNetCore;

/// <summary>
/// The hosted page's routes: show, pay, and ask whether a payment is decided. The token in the URL opens one session and is all the
/// right that a payer has or needs; nothing here reads an API key. Links are relative, so that they hold behind any proxy.
/// </summary>
internal sealed class HostedPageEndpoints(
    IOptions<CheckoutEndpointOptions> options,
    IHostedPageAccess access,
    CardPage card,
    StepEndpoints steps
)
{
    private CheckoutBranding Branding => options.Value.Branding;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet(access.Route.Pattern, (Delegate)ShowAsync).WithName(access.Route.Name).ExcludeFromDescription();
        group.MapPost(access.Route.Pattern, (Delegate)PayAsync).DisableAntiforgery().ExcludeFromDescription();
        group.MapGet(access.Route.Pattern + "/status", (Delegate)StatusAsync).ExcludeFromDescription();
        group.MapGroup("/checkout/assets").MapAssets();
    }

    private Task<IResult> ShowAsync(HttpContext http) =>
        GuardAsync(http, visit => CheckoutSteps.Apply(visit.Session) ? steps.ShowAsync(visit, http) : card.ShowAsync(visit.Session, http));

    // The token is secret, so another site cannot forge this post; a browser that says it tries is refused all the same.
    private Task<IResult> PayAsync(HttpContext http) =>
        GuardAsync(
            http,
            visit =>
                http.Request.Headers["Sec-Fetch-Site"] == "cross-site" ? Task.FromResult<IResult>(Page(new NotFoundPage()))
                : CheckoutSteps.Apply(visit.Session) ? steps.PostAsync(visit, http)
                : card.PayAsync(visit.Session, http)
        );

    private async Task<IResult> StatusAsync(HttpContext http)
    {
        HostedPageHeaders.Apply(http.Response, HostedPageRenderer.NewNonce(), Branding);
        try
        {
            return await OpenAsync(http).ConfigureAwait(false) is not { } visit ? Results.NotFound()
                : CheckoutSteps.Apply(visit.Session) ? await steps.StatusAsync(visit, http).ConfigureAwait(false)
                : CardPage.StatusOf(visit.Session);
        }
        catch (StoreException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Finds the session that the token opens, and turns what the store throws into a page.</summary>
    private async Task<IResult> GuardAsync(HttpContext http, Func<StepVisit, Task<IResult>> respond)
    {
        try
        {
            return await OpenAsync(http).ConfigureAwait(false) is { } visit
                ? await respond(visit).ConfigureAwait(false)
                : Page(new NotFoundPage());
        }
        catch (StoreException)
        {
            return Page(new UnavailablePage { RetryUrl = access.Route.LinkUnseen(access.Route.TokenOf(http) ?? "") });
        }
    }

    private async ValueTask<StepVisit?> OpenAsync(HttpContext http)
    {
        var token = access.Route.TokenOf(http);
        var opened = await access.OpenAsync(token, http.RequestAborted).ConfigureAwait(false);
        return opened is null ? null : new StepVisit(opened.Session, new StepLinks(access.Route, token!), opened.CanPay);
    }

    private HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, access.Route.AssetsLink);
}
