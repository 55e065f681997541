using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.Chromium))]

namespace Payments.EndToEnd.Tests;

/// <summary>One browser for all tests; each opens windows of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // Only to end a failure; machines differ.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("PAYMENTS_CHROMIUM") is { Length: > 0 } path
                    ? path
                    : "/usr/bin/chromium",
                Args = _flags,
                Timeout = 120_000,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    internal async Task<Visit> VisitAsync(
        Uri origin,
        bool javaScript = true,
        ColorScheme colors = ColorScheme.Light,
        bool phone = false,
        string locale = "en-GB",
        int? width = null,
        (string Name, string Value)? header = null
    )
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                JavaScriptEnabled = javaScript,
                ColorScheme = colors,
                BaseURL = origin.ToString(),
                Locale = locale,
                ExtraHTTPHeaders = header is { } sent ? [new(sent.Name, sent.Value)] : null,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new ViewportSize { Width = width ?? (phone ? 360 : 1280), Height = phone || width is not null ? 740 : 900 },
                IsMobile = phone,
                HasTouch = phone,
            }
        );
        context.SetDefaultTimeout(60_000);
        context.SetDefaultNavigationTimeout(60_000);
        return new Visit(context, await context.NewPageAsync(), origin);
    }
}
