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
    StepEndpoints steps,
    StepFollowing following
)
{
    private const string Checkout = "/checkout";

    private CheckoutBranding Branding => options.Value.Branding;

    public void Map(RouteGroupBuilder group)
    {
        group.MapRead(access.Route.Pattern, (Delegate)ShowAsync).WithName(access.Route.Name).ExcludeFromDescription();
        group.MapPost(access.Route.Pattern, (Delegate)PayAsync).DisableAntiforgery().ExcludeFromDescription();
        group.MapRead(access.Route.Pattern + "/status", (Delegate)StatusAsync).ExcludeFromDescription();
        group.MapGroup("/checkout/assets").MapAssets();
        var depth = access.Route.QueryParameter is null ? 1 : 0;
        UnroutedRequests.Map(group, access.Route.Pattern + "/{**rest}", (http, allowed) => Refuse(http, allowed, depth));
        if (access.Route.Pattern != Checkout)
            UnroutedRequests.Map(group, Checkout + "/{**rest}", (http, allowed) => Refuse(http, allowed, depth: 0));
    }

    // An address that is no page, or a method that a page does not take: a page that says so, with every page's headers. The assets are at
    // one path below the group, and this page is some folders deeper.
    private HostedPageResult Refuse(HttpContext http, string? allowed, int depth)
    {
        if (allowed is not null)
            http.Response.Headers.Allow = allowed;
        if (http.Request.RouteValues["rest"] is string { Length: > 0 } rest)
            depth += rest.Count('/') + 1;
        return new HostedPageResult(new NotFoundPage(), Branding, string.Concat(Enumerable.Repeat("../", depth)) + "checkout/assets")
        {
            Status = allowed is null ? null : StatusCodes.Status405MethodNotAllowed,
        };
    }

    private Task<IResult> ShowAsync(HttpContext http) =>
        GuardAsync(http, visit => CheckoutSteps.Apply(visit.Session) ? steps.ShowAsync(visit, http) : card.ShowAsync(visit, http));

    // The token is secret, so another site cannot forge this post; a browser that says it tries is refused all the same.
    private Task<IResult> PayAsync(HttpContext http) =>
        GuardAsync(
            http,
            visit =>
                http.Request.Headers["Sec-Fetch-Site"] == "cross-site" ? Task.FromResult<IResult>(Page(new NotFoundPage()))
                : CheckoutSteps.Apply(visit.Session) ? steps.PostAsync(visit, http)
                : card.PayAsync(visit, http)
        );

    private async Task<IResult> StatusAsync(HttpContext http)
    {
        HostedPageHeaders.Apply(http.Response, HostedPageRenderer.NewNonce(), Branding);
        try
        {
            return await OpenAsync(http).ConfigureAwait(false) is { Visit: var visit, IsOver: false }
                ? await following.StatusAsync(visit.Session, http.RequestAborted).ConfigureAwait(false)
                : Results.NotFound();
        }
        catch (StoreException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Finds the session that the token opens, and turns what the store throws into a page.</summary>
    private async Task<IResult> GuardAsync(HttpContext http, Func<StepVisit, Task<IResult>> respond)
    {
        if (PageRedirect.WithoutSlash(http.Request, Branding) is { } moved)
            return moved;

        try
        {
            return await OpenAsync(http).ConfigureAwait(false) switch
            {
                null => Page(new NotFoundPage()),
                { IsOver: true, Visit: var visit } => await following.ShowOverAsync(visit, http.RequestAborted).ConfigureAwait(false),
                { Visit: var visit } => await respond(visit).ConfigureAwait(false),
            };
        }
        catch (StoreException)
        {
            var again = access.Route.LinkUnseen(access.Route.TokenOf(http) ?? "", PayerChoice.Of(http.Request.Query).Parameters);
            return Page(new UnavailablePage { RetryUrl = again });
        }
    }

    private async ValueTask<(StepVisit Visit, bool IsOver)?> OpenAsync(HttpContext http)
    {
        var token = access.Route.TokenOf(http);
        if (await access.OpenAsync(token, http.RequestAborted).ConfigureAwait(false) is not { } opened)
            return null;

        var visit = new StepVisit(
            opened.Session,
            new PageLinks(access.Route, token!, PayerChoice.Of(http.Request.Query)),
            opened.CanPay,
            PayerLanguage.Choose(http, opened.Session),
            () => PayerCountry.Of(http, options.Value)
        );
        return (visit, opened.IsOver);
    }

    private HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, access.Route.AssetsLink);
}
