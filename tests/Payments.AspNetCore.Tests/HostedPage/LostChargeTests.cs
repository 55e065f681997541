using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>What the customer sees, and what is charged, where the provider's answer or the request to it is lost.</summary>
public sealed class LostChargeTests
{
    [Fact]
    public async Task A_lost_answer_shows_as_processing_and_is_found_as_paid_exactly_once()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var payer = new Payer(host);
        var session = await host.Shop.OpenAsync();

        var processing = await payer.PayAsync(session, Payer.AnswerLost);
        Assert.Contains("being processed", processing.Body, StringComparison.Ordinal);
        Assert.Equal("{\"done\":false,\"state\":\"processing\"}", await StatusAsync(payer, session));
        var unpaid = (await host.Shop.GetAsync(session)).Json;
        Assert.Equal(("OPEN", false), (unpaid.GetProperty("state").GetString(), unpaid.GetProperty("paid").GetBoolean()));

        // Paying again while the first is undecided leads back to the same page.
        Assert.Contains("being processed", (await payer.PayAsync(session, Payer.Approved)).Body, StringComparison.Ordinal);

        await host.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal("{\"done\":true,\"state\":\"complete\"}", await StatusAsync(payer, session));
        Assert.Contains("Payment successful", (await payer.OpenAsync(session)).Body, StringComparison.Ordinal);
        Assert.True((await host.Shop.GetAsync(session)).Json.GetProperty("paid").GetBoolean());
        Assert.Equal(Money.FromMinorUnits(10000, Currency.Gbp), host.Simulator.Ledger.TotalCharged(Currency.Gbp));
        Assert.Single(host.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_lost_request_shows_as_processing_and_then_the_form_again()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var payer = new Payer(host);
        var session = await host.Shop.OpenAsync();

        Assert.Contains("being processed", (await payer.PayAsync(session, Payer.RequestLost)).Body, StringComparison.Ordinal);
        await host.AdvanceAsync(TimeSpan.FromSeconds(2));

        var page = await payer.OpenAsync(session);
        Assert.Contains("name=\"card_number\"", page.Body, StringComparison.Ordinal);
        Assert.Empty(host.Simulator.Ledger.Charges);

        Assert.Contains("Payment successful", (await payer.PayAsync(session, Payer.Approved)).Body, StringComparison.Ordinal);
        Assert.Single(host.Simulator.Ledger.Charges);
    }

    [Fact]
    public async Task The_processing_page_tells_where_to_ask_and_where_to_go()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Clock = HostPlan.DocumentClock(), Group = "/synapto" });
        var payer = new Payer(host);
        var session = await host.Shop.OpenAsync();

        var page = await payer.PayAsync(session, Payer.AnswerLost);

        var status = Attribute(page.Body, "data-status-url");
        Assert.Equal(
            "{\"done\":false,\"state\":\"processing\"}",
            (await payer.OpenAsync(new Uri(new Uri(session.Url), status).AbsoluteUri)).Body
        );
        Assert.Equal(200, (await payer.OpenAsync(new Uri(new Uri(session.Url), Attribute(page.Body, "data-page-url")).AbsoluteUri)).Status);
    }

    [Fact]
    public async Task A_session_does_not_expire_while_its_payment_is_undecided()
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan { Clock = HostPlan.DocumentClock(), Simulator = simulator => simulator.Faults = _ => SimulatedFault.LoseAnswer }
        );
        var payer = new Payer(host);
        var session = await host.Shop.OpenAsync();
        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await payer.PayAsync(session, Payer.Approved);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("OPEN", (await host.Shop.GetAsync(session)).Json.GetProperty("state").GetString());
        Assert.Equal((400, 9), await RefusalOf(host.Shop.ExpireAsync(session)));

        await host.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("COMPLETE", (await host.Shop.GetAsync(session)).Json.GetProperty("state").GetString());
        Assert.Single(host.Simulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_charge_whose_host_died_is_settled_by_the_next()
    {
        using var folder = new TemporaryFolder();
        var plan = new HostPlan
        {
            Clock = HostPlan.DocumentClock(),
            SqlitePath = folder["shop.db"],
            LedgerPath = folder["ledger.jsonl"],
        };
        OpenSession session;
        string secret;
        await using (var host = await CheckoutHost.StartAsync(plan))
        {
            secret = host.Shop.Secret;
            session = await host.Shop.OpenAsync();
            await new Payer(host).PayAsync(session, Payer.AnswerLost);
        }

        await using var next = await CheckoutHost.StartAsync(plan with { Secret = secret });
        await next.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.True((await next.Shop.GetAsync(session)).Json.GetProperty("paid").GetBoolean());
        Assert.Single(next.Simulator.Ledger.Charges);
    }

    private static async Task<string> StatusAsync(Payer payer, OpenSession session) =>
        (await payer.OpenAsync(session.Url.Replace("checkout?", "checkout/status?", StringComparison.Ordinal))).Body;

    private static async Task<(int Status, int Code)> RefusalOf(Task<Answer> answer) => ((await answer).Status, (await answer).Code);

    private static string Attribute(string html, string name)
    {
        var start = html.IndexOf(name + "=\"", StringComparison.Ordinal) + name.Length + 2;
        return System.Net.WebUtility.HtmlDecode(html[start..html.IndexOf('"', start)]);
    }
}
