using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>What the steps stand on.</summary>
internal sealed class StepContext(
    PaymentEngine engine,
    PageProviders processors,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options,
    IHostedPageAccess access,
    IHostedPageUrls urls
)
{
    public PaymentEngine Engine { get; } = engine;

    public PageProviders Processors { get; } = processors;

    public IHostedPageUrls Urls { get; } = urls;

    public IHostedPageAccess Access { get; } = access;

    public CheckoutBranding Branding => options.Value.Branding;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The ways to pay a session that this page can walk: a card only where its fields may stand here.</summary>
    public async ValueTask<IReadOnlyList<CheckoutOption>> OptionsAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        var all = await Engine.Quotes.ListOptionsAsync(session, cancellationToken).ConfigureAwait(false);
        return Processors.Tokenizer(session.Owner) is null ? [.. all.Where(option => option.Method.Method != MethodIds.Card)] : all;
    }

    public HostedPageResult Page(CheckoutPageModel model) => new(model, Branding, Access.Route.AssetsLink);

    /// <summary>303 to one of our own pages: a policy on forms stops a post that is led to another site.</summary>
    public SeeOtherResult Go(string link) => new(link, Branding);
}

/// <summary>One request of a payer.</summary>
/// <param name="Session">The session that the token opened, as it stands now.</param>
/// <param name="Links">The links with this token.</param>
/// <param name="CanPay">Whether the token is good for paying, and not only for following a payment.</param>
internal sealed record StepVisit(CheckoutSession Session, StepLinks Links, bool CanPay)
{
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

    /// <summary>What has become of the session.</summary>
    Follow,

    /// <summary>The end: no more attempts.</summary>
    GiveUp,
}

/// <summary>The links of a page that was opened with a token. Nothing personal ever stands in one.</summary>
internal sealed record StepLinks(HostedPageRoute Route, string Token)
{
    public string Page => Route.Link(Token);

    public string Status => Route.StatusLink(Token);

    /// <summary>What came of the last payment.</summary>
    public string Follow => With((StepFields.Follow, "1"));

    public string Canceled => With((StepFields.Canceled, "1"));

    /// <summary>Where a form by GET goes: a browser drops the query of its address, and takes that of the fields.</summary>
    public string GetAction => Route.QueryParameter is null ? Token : Route.Path;

    /// <summary>The token as a field of a form by GET; none where the path holds it.</summary>
    public IReadOnlyList<HiddenValue> GetHidden => Route.QueryParameter is { } name ? [new(name, Token)] : [];

    public string Choice(string method, Currency currency) => With((StepFields.Method, method), (StepFields.Currency, currency.Code));

    private string With(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var link = Page;
        foreach (var (name, value) in parameters)
            link += $"{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        return link;
    }
}
