using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>A card's number and security code are typed in the shop's page, and the shop's page never has them.</summary>
public sealed partial class CardSecrecyTests(SharedShop shop, Chromium chromium)
{
    private const string Number = "4242424242424242";
    private const string Code = "973";

    /// <summary>Notes whatever a document is told, by its ports or else.</summary>
    private const string Listen = """
        window.heard = [];
        const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
        Object.defineProperty(MessagePort.prototype, "onmessage", { ...port, set(listener) {
          port.set.call(this, event => { window.heard.push(JSON.stringify(event.data)); listener(event); });
        } });
        addEventListener("message", event => window.heard.push(JSON.stringify(event.data)));
        """;

    /// <summary>All that a script of the page can read.</summary>
    private const string Read = """
        () => {
          const seen = [document.documentElement.outerHTML, document.cookie, location.href,
            JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
          for (const field of document.querySelectorAll("input, textarea, select")) seen.push(field.value);
          for (const name of Object.getOwnPropertyNames(window)) {
            try {
              const value = window[name];
              const isPlain = typeof value === "object" && value !== null && !(value instanceof Window);
              seen.push(isPlain ? JSON.stringify(value) ?? "" : String(value));
            } catch { /* What cannot be read is not there for a script either. */ }
          }
          for (const frame of document.querySelectorAll("iframe")) {
            if (frame.contentDocument !== null) seen.push("a frame that can be read");
            try { seen.push("a frame that can be read: " + frame.contentWindow.document.body.innerHTML); }
            catch { seen.push("a closed frame"); }
          }
          return seen.join("\n");
        }
        """;

    [Fact]
    public async Task The_number_and_the_code_are_in_the_card_s_frame_and_in_one_request_of_it_alone()
    {
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var page = new OwnPage(visit);
        ConcurrentQueue<(bool OfHost, string Url, string Sent)> requests = [];
        visit.Page.Request += (_, request) =>
            requests.Enqueue(
                (
                    request.Frame.ParentFrame is null,
                    request.Url,
                    $"{request.Url}\n{request.PostData}\n{string.Join('\n', request.Headers.Values)}"
                )
            );
        await visit.Page.AddInitScriptAsync(Listen);
        await page.OpenAsync();
        await page.Card.GetByLabel("Card number").PressSequentiallyAsync(Number[..15]);
        await IsCleanAsync(visit, "while the number is typed", frames: 1);
        await page.Card.GetByLabel("Card number").PressSequentiallyAsync(Number[15..]);
        await IsCleanAsync(visit, "when the number is typed", frames: 1);
        await page.Card.GetByLabel("Expiry date").PressSequentiallyAsync("1239");
        await page.Card.GetByLabel("Security code").PressSequentiallyAsync(Code);
        await IsCleanAsync(visit, "when all is typed", frames: 1);

        // The fields do hold it: were nothing typed, nothing could be found.
        await Expect(page.Card.GetByLabel("Card number")).ToHaveValueAsync("4242 4242 4242 4242");
        await Expect(page.Card.GetByLabel("Security code")).ToHaveValueAsync(Code);
        var heard = await visit.Page.EvaluateAsync<string[]>("() => window.heard");
        Assert.Contains(heard, message => message.Contains("\"complete\":true", StringComparison.Ordinal));

        // Once it is paid the page would leave; it is looked through before. A navigation that is aborted leaves it as it is.
        TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync(
            "**/orders/*",
            async route =>
            {
                await route.AbortAsync("aborted");
                left.TrySetResult();
            }
        );
        await page.Pay.ClickAsync();
        await left.Task.WaitAsync(TestContext.Current.CancellationToken);
        await IsCleanAsync(visit, "after the payment", frames: 1);
        await visit.Page.UnrouteAsync("**/orders/*");
        await visit.OpenAsync($"/orders/{page.Order}");
        await page.IsPaidAsync();
        await IsCleanAsync(visit, "when it is paid", frames: 0);

        Assert.DoesNotContain(requests, request => request.OfHost && Holds(request.Sent));
        var (ofHost, url, sent) = Assert.Single(requests, request => Holds(request.Sent));
        Assert.False(ofHost);
        Assert.Matches(Confirm(), url);
        Assert.Contains(Number, sent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(SecurityCode(), sent);
    }

    private static bool Holds(string text) => CardNumber.IsWithin(text) || SecurityCode().IsMatch(text);

    private static async Task IsCleanAsync(Visit visit, string when, int frames)
    {
        var seen = await visit.Page.EvaluateAsync<string>(Read);
        Assert.False(Holds(seen), $"The page holds it {when}.");
        Assert.DoesNotContain("a frame that can be read", seen, StringComparison.Ordinal);
        Assert.Equal(frames, seen.Split('\n').Count(line => line == "a closed frame"));
    }

    // By itself; three digits may stand in any random id.
    [GeneratedRegex("(?<![0-9A-Za-z_+/-])" + Code + "(?![0-9A-Za-z_+/-])")]
    private static partial Regex SecurityCode();

    [GeneratedRegex("/synapto/v1/client/payment-intents/pi_[0-9A-Za-z]+:confirm$")]
    private static partial Regex Confirm();
}
