using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>What every step needs: the engine, the providers, the clock, the branding and the page's access.</summary>
internal sealed class StepContext(
    PaymentEngine engine,
    PageProviders providers,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options,
    IOptions<PaymentsOptions> payments,
    IHostedPageAccess access,
    IHostedPageUrls urls
)
{
    public PaymentEngine Engine { get; } = engine;

    public PageProviders Providers { get; } = providers;

    public IHostedPageUrls Urls { get; } = urls;

    public IHostedPageAccess Access { get; } = access;

    public CheckoutBranding Branding => options.Value.Branding;

    public PaymentsOptions Payments => payments.Value;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The ways to pay a session on this page: a card only where its fields may be shown here.</summary>
    public async ValueTask<IReadOnlyList<CheckoutOption>> OptionsAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var all = await Engine.Quotes.ListOptionsAsync(session, cancellationToken).ConfigureAwait(false);
        return Providers.Tokenizer(session.Owner) is null ? [.. all.Where(option => option.Method.Method != MethodIds.Card)] : all;
    }

    public HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, Access.Route.AssetsLink);

    /// <summary>303 to one of our own pages: the policy on forms blocks a post that redirects to another site.</summary>
    public PageRedirect Go(string link) => PageRedirect.SeeOther(link, Branding);
}

/// <summary>One request of a payer.</summary>
/// <param name="Session">The session that the token opened, in its present state.</param>
/// <param name="Links">The links with this token.</param>
/// <param name="CanPay">Whether the token is good for paying, and not only for following a payment.</param>
/// <param name="Words">The words and figures in the payer's language.</param>
/// <param name="CountryOf">Finds <see cref="Country"/>: only a page of several prices asks the host for it.</param>
internal sealed record StepVisit(CheckoutSession Session, PageLinks Links, bool CanPay, PageWords Words, Func<string?> CountryOf)
{
    /// <summary>The payer's country as two capital letters (ISO 3166-1), or null if nothing says it.</summary>
    public string? Country => CountryOf();

    /// <summary>True where a payment can begin now.</summary>
    public bool IsPayable => CanPay && Session.State is SessionState.Open { ChargeInFlight: null };
}

/// <summary>What the payer sees after a refusal.</summary>
internal enum RefusedStep
{
    /// <summary>The same, at a fresh price.</summary>
    Renew,

    /// <summary>The details, with what is wrong.</summary>
    Correct,

    /// <summary>The methods and currencies.</summary>
    Choose,

    /// <summary>The state of the session.</summary>
    Follow,

    /// <summary>The end: no more attempts.</summary>
    End,
}
