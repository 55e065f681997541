using System.Net;
using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class YorletCancelTests(BankSite site, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_is_canceled_cannot_be_paid_any_more()
    {
        var session = await site.NewSessionAsync(Cancellation, MethodIds.BacsDebit);
        await using var visit = await chromium.VisitAsync(site.Origin);
        var walk = new BankWalk(visit);
        await walk.OpenAsync(session, MethodIds.BacsDebit);
        await walk.FillAsync(MethodIds.BacsDebit);
        await walk.ReviewAsync();

        var canceled = await site.Api.PostAsync($"payment_sessions/{(string)session["id"]!}/cancel", null, Cancellation);
        Assert.Equal("canceled", (string?)canceled["status"]);
        await walk.ConfirmButton.ClickAsync();

        await Expect(walk.Heading("This payment was canceled")).ToBeVisibleAsync();
        Assert.Null((await site.Api.GetAsync($"payment_sessions/{(string)session["id"]!}", Cancellation))["transaction"]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_session_that_is_paid_cannot_be_canceled()
    {
        var session = await site.NewSessionAsync(Cancellation, MethodIds.BankTransfer);
        await using var visit = await chromium.VisitAsync(site.Origin);
        await new BankWalk(visit).PayAsync(session, MethodIds.BankTransfer);
        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        var paid = await site.Api.PaidAsync((string)session["id"]!, Cancellation);

        var (status, body) = await site.Api.TryPostAsync(
            $"payment_sessions/{(string)session["id"]!}/cancel",
            null,
            idempotencyKey: null,
            Cancellation
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request", (string?)JsonNode.Parse(body)!["error"]!["type"]);
        Assert.True(JsonNode.DeepEquals(paid, await site.Api.GetAsync($"payment_sessions/{(string)session["id"]!}", Cancellation)));
    }
}
