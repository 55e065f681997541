using Payments.AspNetCore.SyncPay;
using Payments.AspNetCore.Tests.HostedPage.Steps;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Which ids open the page, and which sessions.</summary>
public sealed class SyncPayPageTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    [Fact]
    public async Task The_id_of_a_checkout_opens_its_session()
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        var id = created.Json.Text("checkout_id");

        var session = await OpenAsync(id);

        Assert.Equal(SyncPaySite.SessionId(id), session!.Id);
        Assert.Equal(shared.Merchant.Owner, session.Owner);
        Assert.Equal(id, await new Pages(shared.Host.Engine).FollowAsync(session, TestContextToken.Current));
    }

    [Fact]
    public async Task No_session_of_another_interface_opens()
    {
        var tag = await shared.Host.Engine.OwnerTags.GetAsync(shared.Host.Shop.Owner, TestContextToken.Current);
        var theirs = await shared.Host.Shop.OpenAsync();
        var hosts = await shared.Host.Engine.CheckoutSessions.CreateAsync(
            shared.Merchant.Owner,
            new CheckoutSessionRequest { Amount = Money.FromDecimal(1m, Currency.Usd), PageUrl = _ => CheckoutHost.NoPage },
            cancellationToken: TestContextToken.Current
        );
        var own = await shared.Host.Engine.OwnerTags.GetAsync(shared.Merchant.Owner, TestContextToken.Current);

        Assert.Null(await OpenAsync(WireIds.Checkout(tag, theirs.Id)));
        Assert.Null(await OpenAsync(WireIds.Checkout(own, hosts.Value.Id)));
        Assert.Null(await OpenAsync(theirs.PageToken));
        Assert.Equal(404, (await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{WireIds.Checkout(own, hosts.Value.Id)}")).Status);
        Assert.Equal(404, (await new Payer(shared.Host).OpenAsync($"{SyncPaySite.Group}/c/{WireIds.Checkout(tag, theirs.Id)}")).Status);
    }

    [Fact]
    public async Task An_id_with_the_tag_of_another_owner_opens_nothing()
    {
        var other = await shared.Host.NewMerchantAsync();
        var created = (await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum)).Json.Text("checkout_id");
        var foreign = (await other.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum)).Json.Text("checkout_id");

        Assert.Null(await OpenAsync(foreign[..12] + created[12..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chk_1a2b3c4d5e6f")]
    [InlineData("chk_000000000000000000000000000000")]
    [InlineData("cs_0000000000000000000000")]
    [InlineData("chk_\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u06610000000000000000000000")]
    public async Task What_is_no_id_opens_nothing(string? token) => Assert.Null(await OpenAsync(token));

    [Theory]
    [InlineData(Payer.Approved, "COMPLETED")]
    [InlineData(Payer.Declined, "FAILED")]
    public async Task A_payer_walks_the_page_from_the_documented_url_to_the_end(string card, string status)
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Example("full"));
        var payer = new StepPayer(shared.Host, created.Json.Text("checkout_url"));

        Assert.Equal(200, (await payer.OpenAsync()).Status);
        await payer.ChooseAsync("card", "NGN");
        await payer.TypeCardAsync(card);
        Assert.Contains("₦75,000.00", payer.Body, StringComparison.Ordinal);
        await payer.SendAsync("confirm");

        var found = await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{created.Json.Text("checkout_id")}");
        Assert.Equal(status, found.Json.Text("status"));
        Assert.Equal(status == "COMPLETED", payer.Page.Body.Contains("https://yoursite.com/payment/success", StringComparison.Ordinal));
        Assert.StartsWith(created.Json.Text("checkout_url"), payer.Visited[^1].AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payer_who_cancels_is_led_to_the_cancel_url_and_the_checkout_is_over()
    {
        var created = await shared.Merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Example("full"));
        var payer = new StepPayer(shared.Host, created.Json.Text("checkout_url"));
        await payer.OpenAsync();

        await payer.SendAsync("cancel");

        Assert.Contains("https://yoursite.com/payment/cancelled", payer.Page.Body, StringComparison.Ordinal);
        Assert.Equal(
            "EXPIRED",
            (await shared.Merchant.GetAsync($"{SyncPaySite.Checkouts}/{created.Json.Text("checkout_id")}")).Json.Text("status")
        );
    }

    private async ValueTask<CheckoutSession?> OpenAsync(string? token) =>
        (await new Pages(shared.Host.Engine).OpenAsync(token, TestContextToken.Current))?.Session;
}
