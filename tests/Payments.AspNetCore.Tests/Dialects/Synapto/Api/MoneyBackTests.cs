using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

/// <summary>Charges, and what becomes of their money: refunds and disputes.</summary>
public sealed class MoneyBackTests
{
    [Fact]
    public async Task A_charge_says_how_its_money_stands()
    {
        await using var site = await ApiSite.StartAsync();
        var charge = await site.NewChargeAsync();
        await site.PostAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + charge)}}","amount":"2500"}""");

        var read = await site.GetAsync("charges/" + charge);

        Assert.Equal(Golden.Reviewed("charge.json", Golden.Form(read.Body)), Golden.Form(read.Body));
    }

    [Fact]
    public async Task A_charge_that_took_no_money_says_why()
    {
        await using var site = await ApiSite.StartAsync();
        var charge = (await site.PayAsync(await site.NewIntentAsync(), "declined")).LatestChargeId;

        var read = await site.GetAsync("charges/" + charge);

        Assert.Equal(Golden.Reviewed("charge-failed.json", Golden.Form(read.Body)), Golden.Form(read.Body));
    }

    [Theory]
    [InlineData("challenged", "", "REQUIRES_ACTION")]
    [InlineData("pays", ",\"capture_method\":\"MANUAL\"", "AUTHORIZED")]
    public async Task A_charge_whose_money_has_not_moved_reads_so_and_canceled_once_it_is_given_up(string token, string more, string state)
    {
        await using var site = await ApiSite.StartAsync();
        var intent = await site.NewIntentAsync(more);
        var charge = (await site.PayAsync(intent, token)).LatestChargeId;

        Assert.Equal(state, (await site.GetAsync("charges/" + charge)).Text("state"));
        await site.PostAsync($"payment-intents/{intent}:cancel");
        Assert.Equal("CANCELED", (await site.GetAsync("charges/" + charge)).Text("state"));
    }

    [Fact]
    public async Task Charges_are_listed_whole_or_of_one_intent()
    {
        await using var site = await ApiSite.StartAsync();
        var intent = await site.NewIntentAsync();
        var first = (await site.PayAsync(intent, "declined")).LatestChargeId!;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await site.PayAsync(intent)).LatestChargeId!;
        site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await site.NewChargeAsync();

        Assert.Equal([other, second, first], (await site.GetAsync("charges")).Ids("charges"));
        Assert.Equal(
            [second, first],
            (await site.GetAsync($"charges?payment_intent={site.Name("payment-intents/" + intent)}")).Ids("charges")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"amount\":\"0\"")]
    [InlineData(",\"amount\":\"\"")]
    [InlineData(",\"amount\":\"10000\"")]
    public async Task The_documented_refund_of_all_that_remains_answers_the_documented_fields(string amount)
    {
        await using var site = await ApiSite.StartAsync();
        var charge = await site.NewChargeAsync();

        var made = await site.PostAsync(
            "refunds",
            $$"""{"charge":"{{site.Name("charges/" + charge)}}","reason":"CUSTOMER_REQUEST"{{amount}}}""",
            "refund-1"
        );
        await site.Host.WorkAsync();
        var read = await site.GetAsync("refunds/" + ApiSite.IdOf(made));

        Assert.Equal("PENDING", made.Text("state"));
        Assert.Equal(Golden.Reviewed("refund.json", Golden.Form(read.Body)), Golden.Form(read.Body));
        Assert.Equal(
            made.Body,
            (
                await site.PostAsync(
                    "refunds",
                    $$"""{"charge":"{{site.Name("charges/" + charge)}}","reason":"CUSTOMER_REQUEST"{{amount}}}""",
                    "refund-1"
                )
            ).Body
        );
        Assert.Equal(9, (await site.PostAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + charge)}}"}""")).Code);
    }

    [Fact]
    public async Task A_refund_that_failed_says_why_and_one_that_waits_can_be_canceled()
    {
        await using var site = await ApiSite.StartAsync();
        var charge = await site.NewChargeAsync();
        var body = Json.Compact(
            $$"""
            {"charge":"{{site.Name("charges/" + charge)}}","amount":"1","description":"Broken",
            "metadata":{"k":"v"},"reason":"FRAUD"}
            """
        );

        site.Provider.Refund = new RefundOutcome.Failed("The account is closed");
        var failed = await site.MakeAsync("refunds", body);
        await site.Host.WorkAsync();
        site.Provider.Refund = new RefundOutcome.Pending();
        site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var waits = await site.MakeAsync("refunds", body);
        var canceled = await site.PostAsync($"refunds/{waits}:cancel");

        var read = await site.GetAsync("refunds/" + failed);
        Assert.Equal(Golden.Reviewed("refund-failed.json", Golden.Form(read.Body)), Golden.Form(read.Body));
        Assert.Equal("CANCELED", canceled.Text("state"));
        Assert.Equal(canceled.Body, (await site.PostAsync($"refunds/{waits}:cancel")).Body);
        Assert.Equal(9, (await site.PostAsync($"refunds/{failed}:cancel")).Code);
        Assert.Equal("10000", (await site.GetAsync("charges/" + charge)).Text("amount_refundable"));
    }

    [Fact]
    public async Task Refunds_are_listed_whole_or_of_one_charge()
    {
        await using var site = await ApiSite.StartAsync();
        var (one, other) = (await site.NewChargeAsync(), await site.NewChargeAsync());
        List<string> ofOne = [];
        for (var i = 0; i < 5; i++)
        {
            var refund = await site.MakeAsync(
                "refunds",
                $$"""{"charge":"{{site.Name("charges/" + (i % 2 == 0 ? one : other))}}","amount":"1"}"""
            );
            if (i % 2 == 0)
                ofOne.Insert(0, refund);
            site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var filter = "charge=" + site.Name("charges/" + one);
        var first = await site.GetAsync($"refunds?page_size=2&{filter}");
        var second = await site.GetAsync($"refunds?page_size=2&{filter}&page_token={first.Text("next_page_token")}");

        Assert.Equal(5, (await site.GetAsync("refunds")).Ids("refunds").Count());
        Assert.Equal(ofOne, first.Ids("refunds").Concat(second.Ids("refunds")));
        Assert.Equal("", second.Text("next_page_token"));
    }

    [Fact]
    public async Task A_dispute_is_read_listed_and_answered_once()
    {
        await using var site = await ApiSite.StartAsync();
        var dispute = await site.NewDisputeAsync();

        var read = await site.GetAsync("disputes/" + dispute);
        var answered = await site.PostAsync(
            $"disputes/{dispute}:submitEvidence",
            """{"evidence":"Signed for on 3 May.\nSee the courier."}""",
            "evidence-1"
        );
        await site.Host.WorkAsync();

        Assert.Equal(Golden.Reviewed("dispute.json", Golden.Form(read.Body)), Golden.Form(read.Body));
        Assert.Equal([dispute], (await site.GetAsync("disputes")).Ids("disputes"));
        Assert.Equal("UNDER_REVIEW", answered.Text("state"));
        Assert.Equal(["Signed for on 3 May.\nSee the courier."], site.Provider.Evidence);
        Assert.Equal(9, (await site.PostAsync($"disputes/{dispute}:submitEvidence", """{"evidence":"More"}""")).Code);
        Assert.Equal(
            answered.Body,
            (
                await site.PostAsync(
                    $"disputes/{dispute}:submitEvidence",
                    """{"evidence":"Signed for on 3 May.\nSee the courier."}""",
                    "evidence-1"
                )
            ).Body
        );
    }

    [Fact]
    public async Task Disputed_money_cannot_be_refunded()
    {
        await using var site = await ApiSite.StartAsync();
        var dispute = await site.Engine.Disputes.GetAsync(site.Owner, await site.NewDisputeAsync(), TestContextToken.Current);

        var refused = await site.PostAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + dispute.Value.ChargeId)}}"}""");

        Assert.Equal((400, 9), (refused.Status, refused.Code));
        Assert.Equal("10000", (await site.GetAsync("charges/" + dispute.Value.ChargeId)).Text("amount_disputed"));
    }
}
