using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Payments.AspNetCore;

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
