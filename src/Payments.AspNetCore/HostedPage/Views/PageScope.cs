using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.AspNetCore;

/// <summary>
/// All that a view may read: the model, the branding and what belongs to this one response. Handed down as a cascading value.
/// </summary>
internal sealed record PageScope
{
    public required CheckoutPageModel Model { get; init; }

    public required CheckoutBranding Branding { get; init; }

    /// <summary>The value that lets this response's own script and style elements through its content security policy.</summary>
    public required string Nonce { get; init; }

    /// <summary>The path on this site, without "/" at its end, under which <see cref="HostedPageAssets.MapAssets"/> serves.</summary>
    public required string AssetsPath { get; init; }

    /// <summary>The server's time, by which a card has expired or not.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether the page came over https, so that it never makes a false claim.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>
    /// Whether the page's own script asks, which has style and script already: this response's would be held against another's
    /// policy.
    /// </summary>
    public bool ForScript { get; init; }

    /// <summary>The same page in each language; none where the page offers no choice.</summary>
    public IReadOnlyList<LanguageLink> Languages { get; init; } = [];

    /// <summary>The time by the clock of the host.</summary>
    internal static DateTimeOffset TimeOf(HttpContext http) =>
        (http.RequestServices?.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();

    internal PageTexts Texts => PageTexts.For(Model.Language);

    internal string Merchant => RightToLeft.Isolate(Model.MerchantName ?? Branding.DisplayName);

    internal string Asset(HostedPageAsset asset) => $"{AssetsPath}/{asset.FileName}";
}
