using Microsoft.Extensions.Options;

namespace Payments.AspNetCore;

/// <summary>What the steps stand on.</summary>
internal sealed class StepContext(
    PaymentEngine engine,
    PageProcessors processors,
    TimeProvider time,
    IOptions<CheckoutEndpointOptions> options,
    IHostedPageAccess access,
    IHostedPageUrls urls
)
{
    public PaymentEngine Engine { get; } = engine;

    public PageProcessors Processors { get; } = processors;

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
