using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Payments.EndToEnd.Tests;

/// <summary>
/// A visitor's window, and what the browser complained about in it: script errors, refusals by policy, calls to other hosts.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;
    private readonly ConcurrentDictionary<string, int> _standIns = new();
    private int _documents;

    public Visit(IBrowserContext context, IPage page, Uri origin)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text))
                _complaints.Enqueue($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"script error: {error}");
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "document")
                Interlocked.Increment(ref _documents);
            var url = new Uri(request.Url);
            if (url.Scheme is not "data" && url.Authority != origin.Authority && !_standIns.ContainsKey(url.Authority))
                _complaints.Enqueue($"request to another host: {request.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>How many times a page was asked for, posts and redirections included.</summary>
    public int Documents => Volatile.Read(ref _documents);

    public ILocator Alert => Page.GetByRole(AriaRole.Alert);

    public ILocator PayButton => Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pay ") });

    /// <summary>Answers for another site, so that the way to it can be gone and nothing leaves this machine.</summary>
    public async Task StandInForAsync(string site)
    {
        _standIns[new Uri(site).Authority] = 0;
        await Page.RouteAsync(
            $"{site}**",
            route =>
                route.FulfillAsync(
                    new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>Elsewhere</title><h1>Another site</h1>" }
                )
        );
    }

    public Task OpenAsync(string url) => Page.GotoAsync(url);

    public async Task FillCardAsync(string number)
    {
        await Page.GetByLabel("Card number").FillAsync(number);
        await Page.GetByLabel("Expiry date").FillAsync("12/39");
        await Page.GetByLabel("Security code").FillAsync("123");
        await Page.GetByLabel("Name on card").FillAsync("Ada Byron");
    }

    public async Task PayAsync(string number)
    {
        await FillCardAsync(number);
        await PayButton.ClickAsync();
    }

    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth");

    /// <summary>What axe finds on the page as it stands, one line each.</summary>
    public async Task<string> AxeFindingsAsync()
    {
        var result = await RunAxeAsync(tries: 3);
        Assert.NotEmpty(result.Passes);
        return string.Join(
            '\n',
            result.Violations.Select(violation =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"
                )
            )
        );
    }

    /// <summary>Nothing for axe to find, and nothing that scrolls sideways.</summary>
    public async Task IsSoundAsync(string page)
    {
        Assert.False(await ScrollsSidewaysAsync(), $"{page} scrolls sideways.");
        var findings = await AxeFindingsAsync();
        Assert.True(findings.Length == 0, $"On {page}:\n{findings}");
    }

    // A link that was just clicked may lead on while axe looks, on a slow machine.
    private async Task<AxeResult> RunAxeAsync(int tries)
    {
        try
        {
            await Page.WaitForLoadStateAsync();
            return await Page.RunAxe(new AxeRunOptions());
        }
        catch (PlaywrightException error) when (tries > 1 && error.Message.Contains("a navigation", StringComparison.Ordinal))
        {
            return await RunAxeAsync(tries - 1);
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    // The browser logs the status of a page that says by it what it is: 404 unknown, 409 too late, 410 ended, 422 wrong fields.
    private static bool IsExpected(string text) =>
        new[] { 404, 409, 410, 422 }.Any(status =>
            text.Contains($"the server responded with a status of {status} ", StringComparison.Ordinal)
        );
}
