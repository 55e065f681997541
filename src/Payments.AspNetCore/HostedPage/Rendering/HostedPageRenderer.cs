using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Payments.AspNetCore;

/// <summary>Turns a model into HTML.</summary>
internal static class HostedPageRenderer
{
    /// <summary>128 random bits, fresh for each response.</summary>
    internal static string NewNonce() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    internal static async Task<string> RenderAsync(PageScope scope)
    {
        await using var renderer = new HtmlRenderer(PageServices.Instance, NullLoggerFactory.Instance);
        return await renderer
            .Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PageScope)] = scope });
                var root = await renderer.RenderComponentAsync<PageRoot>(parameters).ConfigureAwait(true);
                return root.ToHtmlString();
            })
            .ConfigureAwait(false);
    }
}

/// <summary>
/// The services the views are rendered with: an encoder and nothing else, so that the page needs nothing registered by the host
/// and nothing of the host's can change it.
/// </summary>
internal sealed class PageServices : IServiceProvider
{
    internal static readonly PageServices Instance = new();

    // Letters of every script as they are; what means something in HTML is encoded all the same.
    private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private PageServices() { }

    public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? _encoder : null;
}
