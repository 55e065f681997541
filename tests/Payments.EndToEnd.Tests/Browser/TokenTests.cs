using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed partial class TokenTests(SharedShop shop, Chromium chromium)
{
    private const string NotFound = "We can’t find this payment";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_token_that_was_tampered_with_shows_the_same_page_to_the_byte()
    {
        using var http = NewClient();
        var token = await NewTokenAsync();
        var good = await AskAsync(http, HttpMethod.Get, $"/syncgram/c/{token}");
        Assert.Equal(200, good.Status);
        var nothing = await AskAsync(http, HttpMethod.Get, "/syncgram/c/nothing");
        Assert.Equal(404, nothing.Status);
        Assert.Contains(NotFound, nothing.Body, StringComparison.Ordinal);

        foreach (var tampered in Tampered(token, await NewTokenAsync()))
        {
            Assert.NotEqual(token, tampered);
            var shown = await AskAsync(http, HttpMethod.Get, $"/syncgram/c/{Uri.EscapeDataString(tampered)}");
            Assert.True(shown == nothing, $"{tampered}\n{shown}");
            Assert.Equal(nothing, await AskAsync(http, HttpMethod.Post, $"/syncgram/c/{Uri.EscapeDataString(tampered)}"));
            Assert.Equal(404, (await AskAsync(http, HttpMethod.Get, $"/syncgram/c/{Uri.EscapeDataString(tampered)}/status")).Status);
            Assert.Equal(
                404,
                (await AskAsync(http, HttpMethod.Get, $"/syncgram/api/v1/public/checkouts/{Uri.EscapeDataString(tampered)}")).Status
            );
        }
    }

    [Fact]
    public async Task An_id_that_is_another_s_or_nobody_s_opens_nothing()
    {
        using var http = NewClient();
        var syncPay = (string)
            (await shop.Organization.CheckoutAsync(OrganizationApi.SyncPay, Documents.SyncPayMinimum, Cancellation))["checkout_id"]!;
        var syncgram = await shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, Documents.SyncgramTest("success"), Cancellation);
        Assert.Equal(200, (await AskAsync(http, HttpMethod.Get, $"/syncpay/c/{syncPay}")).Status);
        var nothing = await AskAsync(http, HttpMethod.Get, "/syncpay/c/nothing");
        Assert.Equal(404, nothing.Status);

        // The tag of one owner before the session of another interface; another letter at the end; the token of a sibling.
        var tag = syncPay["chk_".Length..^22];
        foreach (
            var other in new[]
            {
                $"chk_{tag}{((string)syncgram["checkout_id"]!)["chk_".Length..]}",
                Flip(syncPay, syncPay.Length - 1),
                (string)syncgram["checkout_id"]!,
                TokenOf(syncgram),
            }
        )
            Assert.Equal(nothing, await AskAsync(http, HttpMethod.Get, $"/syncpay/c/{other}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_with_a_forged_link_sees_that_there_is_nothing(bool javaScript)
    {
        var token = await NewTokenAsync();
        await using var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync($"/syncgram/c/{Flip(token, token.Length - 2)}");

        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = NotFound })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_link_for_following_a_payment_does_not_pay_one()
    {
        using var http = NewClient();
        var checkout = await shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, Documents.SyncgramTest("success"), Cancellation);
        await using var visit = await chromium.VisitAsync(shop.Origin);
        var walk = new CheckoutWalk(visit);
        await walk.PayByTransferAsync(checkout, "1000000001", "NGN");
        await Expect(walk.Heading("Make this bank transfer")).ToBeVisibleAsync();
        var follow = new Uri(visit.Page.Url).Segments[^1];

        Assert.NotEqual(TokenOf(checkout), follow);
        Assert.Equal(404, (await AskAsync(http, HttpMethod.Post, $"/syncgram/api/v1/public/checkouts/{follow}/cancel")).Status);
        await Expect(walk.Heading("Payment successful")).ToBeVisibleAsync();
    }

    private static IEnumerable<string> Tampered(string token, string sibling)
    {
        var parts = token.Split('.');
        var theirs = sibling.Split('.');
        Assert.Equal(3, parts.Length);
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        var longer = JsonNode.Parse(payload)!.AsObject();
        longer["exp"] = 4102444800;
        return
        [
            .. Enumerable.Range(0, token.Length).Where(at => token[at] != '.' && at % 7 == 0).Select(at => Flip(token, at)),
            $"{parts[0]}.{parts[1]}.{theirs[2]}",
            $"{parts[0]}.{theirs[1]}.{parts[2]}",
            $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(longer.ToJsonString()))}.{parts[2]}",
            $"{Base64Url.EncodeToString("{\"alg\":\"none\"}"u8)}.{parts[1]}.",
            $"{Base64Url.EncodeToString("{\"alg\":\"none\"}"u8)}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}",
            $"{token}.",
            $"{token}=",
            $" {token}",
            token[..^1],
            token + "A",
            token.ToUpperInvariant(),
            new string('A', 5000),
        ];
    }

    private static string Flip(string text, int at) => text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..];

    private async Task<string> NewTokenAsync() =>
        TokenOf(await shop.Organization.CheckoutAsync(OrganizationApi.Syncgram, Documents.SyncgramTest("success"), Cancellation));

    private static string TokenOf(JsonObject checkout) => new Uri((string)checkout["checkout_url"]!).Segments[^1];

    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = shop.Origin };

    private static async Task<(int Status, string Body)> AskAsync(HttpClient http, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await http.SendAsync(request, Cancellation);
        return ((int)answer.StatusCode, Nonce().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "nonce=\"\""));
    }

    [GeneratedRegex("nonce=\"[^\"]+\"")]
    private static partial Regex Nonce();
}
