using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;
using Payments.Storage;

namespace Payments.AspNetCore;

/// <summary>
/// The hosted page's routes: show, pay, and ask whether a payment is decided. The token in the URL opens one session and is all the
/// right that a payer has or needs; nothing here reads an API key. Links are relative, so that they hold behind any proxy.
/// </summary>
internal sealed class HostedPageEndpoints(
    PaymentEngine engine, IEnumerable<IPaymentProvider> providers, TimeProvider time, IOptions<CheckoutEndpointOptions> options, IHostedPageAccess access)
{
    /// <summary>Marks the page that follows a decline, so that an old decline does not greet a later visit.</summary>
    public const string RetryParameter = "retry";

    private CheckoutBranding Branding => options.Value.Branding;

    public void Map(RouteGroupBuilder group)
    {
        group.MapGet(access.Route.Pattern, (Delegate)ShowAsync).WithName(access.Route.Name).ExcludeFromDescription();
        group.MapPost(access.Route.Pattern, (Delegate)PayAsync).DisableAntiforgery().ExcludeFromDescription();
        group.MapGet(access.Route.Pattern + "/status", (Delegate)StatusAsync).ExcludeFromDescription();
        group.MapGroup("/checkout/assets").MapAssets();
    }

    private Task<IResult> ShowAsync(HttpContext http) => GuardAsync(http, async session =>
    {
        var intent = await engine.PaymentIntents.GetAsync(session.Owner, session.PaymentIntentId, http.RequestAborted).ConfigureAwait(false);
        var charge = session.State is SessionState.Complete ? await PaidByAsync(session, http.RequestAborted).ConfigureAwait(false) : null;
        var declined = http.Request.Query.ContainsKey(RetryParameter) && intent.Value.State is IntentState.RequiresPaymentMethod { LastError: not null };
        return Page(TakesCards(session) || session.Status != SessionStatus.Open
            ? HostedPageModels.Of(session, access.Route, charge, declined)
            : new UnavailablePage());
    });

    private Task<IResult> PayAsync(HttpContext http) => GuardAsync(http, async session =>
    {
        // The token is secret, so another site cannot forge this post; a browser that says it tries is refused all the same.
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Page(new NotFoundPage());
        if (await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false) is not { } form)
            return Page(HostedPageModels.Pay(session, access.Route) with { Errors = CardFormParser.Parse(null, null, null, null, time.GetUtcNow()).Errors });

        var parsed = CardFormParser.Parse(
            form[CardFormInput.NumberKey], form[CardFormInput.ExpiryKey], form[CardFormInput.CvcKey], form[CardFormInput.NameKey], time.GetUtcNow());
        if (session.State is not SessionState.Open { ChargeInFlight: null } || Tokenizer(session) is not { } tokenizer)
            return BackToPage(session, retry: false);
        if (parsed.Card is not { } card)
            return Page(HostedPageModels.Pay(session, access.Route) with { Errors = parsed.Errors, CardholderName = parsed.NameToKeep });

        var details = new CardDetails(card.Number, card.ExpiryMonth, card.ExpiryYear, card.Cvc);
        var token = await tokenizer.TokenizeAsync(details, http.RequestAborted).ConfigureAwait(false);
        if (!token.IsSuccess)
            return Page(HostedPageModels.Pay(session, access.Route) with { DeclineMessage = token.Refusal.Message, CardholderName = parsed.NameToKeep });

        var attempt = await engine.CheckoutSessions.PayAsync(session.Owner, session.Id, token.Value, http.RequestAborted).ConfigureAwait(false);

        // A refusal means that the session has moved on in the meantime; its page says where to.
        return attempt is { IsSuccess: false, Refusal.Code: HostedPageModels.TooManyCharges }
            ? Page(HostedPageModels.Pay(session, access.Route) with { DeclineMessage = PageTexts.For(null).TooManyAttempts })
            : BackToPage(session, retry: attempt.IsSuccess && attempt.Value.Charge.Status == ChargeStatus.Failed);
    });

    private async Task<IResult> StatusAsync(HttpContext http)
    {
        HostedPageHeaders.Apply(http.Response, HostedPageRenderer.NewNonce(), Branding);
        try
        {
            var session = await access.OpenAsync(access.Route.TokenOf(http), HostedPageUse.Pay, http.RequestAborted).ConfigureAwait(false);
            return session is null
                ? Results.NotFound()
                : new ApiAnswer(StatusCodes.Status200OK, session.State is SessionState.Open { ChargeInFlight: not null } ? "{\"done\":false}" : "{\"done\":true}");
        }
        catch (StoreException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Finds the session that the token opens, and turns what the store throws into a page.</summary>
    private async Task<IResult> GuardAsync(HttpContext http, Func<CheckoutSession, Task<IResult>> answer)
    {
        try
        {
            var session = await access.OpenAsync(access.Route.TokenOf(http), HostedPageUse.Pay, http.RequestAborted).ConfigureAwait(false);
            return session is null ? Page(new NotFoundPage()) : await answer(session).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            return Page(new UnavailablePage { RetryUrl = access.Route.Link(access.Route.TokenOf(http) ?? "") });
        }
    }

    private async ValueTask<Charge?> PaidByAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var charges = await engine.PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId, cancellationToken).ConfigureAwait(false);
        return charges.FirstOrDefault(charge => charge.Status == ChargeStatus.Succeeded);
    }

    // Card numbers are typed into this page in test mode only; a live processor brings fields of its own.
    private ICardTokenizer? Tokenizer(CheckoutSession session) => session.Owner.Livemode
        ? null
        : providers.Where(provider => !provider.Livemode).OfType<ICardTokenizer>().FirstOrDefault();

    private bool TakesCards(CheckoutSession session) => Tokenizer(session) is not null;

    private HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, access.Route.AssetsLink);

    private SeeOtherResult BackToPage(CheckoutSession session, bool retry) => new(access.Route.Link(session.PageToken) + (retry ? $"&{RetryParameter}=1" : ""), Branding);
}
