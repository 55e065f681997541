using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

public sealed class EventTests
{
    private static readonly string[] Documented =
    [
        "checkout_session.paid",
        "payment_intent.succeeded",
        "setup_intent.succeeded",
        "charge.failed",
        "refund.updated",
    ];

    [Fact]
    public async Task Each_event_stands_in_the_list_as_its_webhook_told_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var site = await ApiSite.StartAsync();
        await receiver.RegisterAsync(site.Host);
        await MakeOneOfEachAsync(site);
        await site.Host.WorkAsync();

        var listed = await site.GetAsync("events?page_size=100");

        var bodies = listed.Json.GetProperty("events").EnumerateArray().Select(item => item.GetRawText()).ToList();
        Assert.Equal(receiver.Posts.Select(post => post.Body).Order(StringComparer.Ordinal), bodies.Order(StringComparer.Ordinal));
        foreach (var id in listed.Ids("events"))
            Assert.Contains((await site.GetAsync("events/" + id)).Body, bodies);
    }

    [Fact]
    public async Task Every_type_is_told_of_in_its_documented_form_and_never_with_a_secret()
    {
        await using var site = await ApiSite.StartAsync();
        await MakeOneOfEachAsync(site);
        await site.Host.WorkAsync();

        var events = (await site.GetAsync("events?page_size=100"))
            .Json.GetProperty("events")
            .EnumerateArray()
            .GroupBy(told => told.GetProperty("type").GetString()!)
            .ToDictionary(type => type.Key, type => type.First().GetRawText());

        Assert.Equal(
            [
                "charge.failed",
                "dispute.closed",
                "dispute.created",
                "payment_intent.amount_capturable_updated",
                "payment_intent.canceled",
                "payment_intent.payment_failed",
                "payment_intent.requires_action",
                "payment_intent.succeeded",
                "payment_method.attached",
                "payment_method.detached",
                "payment_method.updated",
                "refund.updated",
                "setup_intent.canceled",
                "setup_intent.setup_failed",
                "setup_intent.succeeded",
            ],
            events.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(events.Values, body => Assert.DoesNotContain("secret", body, StringComparison.Ordinal));
        Assert.All(events.Values, body => Assert.DoesNotContain("kept-", body, StringComparison.Ordinal));
        Assert.All(
            events.Where(told => told.Key.StartsWith("payment_intent.requires", StringComparison.Ordinal)),
            told => Assert.DoesNotContain(FullProvider.ChallengeUrl, told.Value, StringComparison.Ordinal)
        );
        foreach (var (type, body) in events)
            Assert.Equal(Golden.Reviewed($"event-{type}.json", Golden.Form(body)), Golden.Form(body));
    }

    [Fact]
    public async Task A_destination_with_types_of_its_own_gets_those_alone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var site = await ApiSite.StartAsync();
        await receiver.RegisterAsync(site.Host, eventTypes: Documented);

        await MakeOneOfEachAsync(site);
        await site.Host.WorkAsync();

        Assert.Equal(
            ["charge.failed", "payment_intent.succeeded", "refund.updated", "setup_intent.succeeded"],
            receiver.Posts.Select(post => post.Type).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_another_interface_made_is_told_of_by_that_one_alone()
    {
        await using var site = await ApiSite.StartAsync(new HostPlan { Beside = [("/syncpay", CheckoutDialect.SyncPay)] });
        var session = await site.Engine.CheckoutSessions.CreateAsync(
            site.Owner,
            new CheckoutSessionRequest
            {
                Amount = Money.FromMinorUnits(10000, Currency.Gbp),
                Origin = "syncpay",
                PageUrl = _ => CheckoutHost.NoPage,
            },
            cancellationToken: TestContextToken.Current
        );
        var own = await site.NewIntentAsync();
        var intent = await site.PayAsync(session.Value.PaymentIntentId);
        var opened = new DisputeNews.Opened(
            Money.FromMinorUnits(1, Currency.Gbp),
            DisputeReason.General,
            site.Host.Clock.GetUtcNow().AddDays(10)
        );
        await site.Engine.Disputes.ReceiveAsync(
            new DisputeNotification("scripted", site.Owner, intent.LatestChargeId!, "dispute-1", opened),
            TestContextToken.Current
        );
        await site.MakeAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + intent.LatestChargeId)}}","amount":"1"}""");
        await site.Host.WorkAsync();

        var hidden = (await site.Engine.Events.ListAsync(site.Owner, cancellationToken: TestContextToken.Current)).Value.Items;

        Assert.Equal(
            ["checkout_session.paid", "dispute.created", "payment_intent.succeeded", "refund.updated"],
            hidden.Select(told => told.Type).Order(StringComparer.Ordinal)
        );
        Assert.Empty((await site.GetAsync("events")).Ids("events"));
        foreach (var told in hidden)
        {
            Assert.Equal((404, 5), Status(await site.GetAsync("events/" + told.Id)));
            Assert.Equal((404, 5), Status(await site.PostAsync($"events/{told.Id}:resend")));
        }

        await site.PostAsync($"payment-intents/{own}:cancel");
        Assert.Equal(
            "payment_intent.canceled",
            (await site.GetAsync("events")).Json.GetProperty("events").EnumerateArray().Single().GetProperty("type").GetString()
        );
    }

    [Fact]
    public async Task An_event_is_sent_again_to_one_destination_or_to_all()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var site = await ApiSite.StartAsync();
        var endpoint = await receiver.RegisterAsync(site.Host);
        await site.PayAsync(await site.NewIntentAsync());
        await site.Host.WorkAsync();
        var id = Assert.Single((await site.GetAsync("events")).Ids("events"));

        var all = await site.PostAsync($"events/{id}:resend");
        var one = await site.PostAsync($"events/{id}:resend", $$"""{"event_destination":"{{endpoint.Id}}"}""");
        var none = await site.PostAsync($"events/{id}:resend", """{"event_destination":"we_0000000000000000000000"}""");
        await site.Host.WorkAsync();

        Assert.Equal(Golden.Reviewed("event-resent.json", Golden.Form(one.Body)), Golden.Form(one.Body));
        Assert.Equal(Golden.Form(one.Body), Golden.Form(all.Body));
        Assert.Equal((404, 5), Status(none));
        Assert.Equal(3, receiver.Posts.Count(post => post.Id == id));
    }

    [Fact]
    public async Task An_event_is_not_sent_again_where_nobody_takes_it()
    {
        await using var site = await ApiSite.StartAsync();
        await site.PayAsync(await site.NewIntentAsync());
        var id = Assert.Single((await site.GetAsync("events")).Ids("events"));

        Assert.Equal((400, 9), Status(await site.PostAsync($"events/{id}:resend")));
    }

    private static (int Status, int Code) Status(Answer answer) => (answer.Status, answer.Code);

    private static async Task MakeOneOfEachAsync(ApiSite site)
    {
        var customer = await site.NewCustomerAsync();
        var method = await site.NewMethodAsync(customer);
        await site.PatchAsync("payment-methods/" + method, """{"metadata":{"k":"v"}}""");
        await site.PostAsync($"payment-methods/{method}:detach");
        var setup = await site.MakeAsync("setup-intents", $$"""{"customer":"{{site.Name("customers/" + customer)}}"}""");
        await site.Engine.SetupIntents.ConfirmAsync(
            site.Owner,
            setup,
            new SetupConfirmation { Card = FullProvider.Card("declined") },
            TestContextToken.Current
        );
        await site.PostAsync($"setup-intents/{setup}:cancel");

        await site.PayAsync(await site.NewIntentAsync(), "declined");
        await site.PayAsync(await site.NewIntentAsync(",\"capture_method\":\"MANUAL\""));
        var waiting = await site.NewIntentAsync();
        await site.PayAsync(waiting, "challenged");
        await site.PostAsync($"payment-intents/{waiting}:cancel");
        await site.MakeAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + await site.NewChargeAsync())}}"}""");
        var dispute = await site.Engine.Disputes.GetAsync(site.Owner, await site.NewDisputeAsync(), TestContextToken.Current);
        await site.Engine.Disputes.ReceiveAsync(
            new DisputeNotification("scripted", site.Owner, dispute.Value.ChargeId, "dispute-1", new DisputeNews.Won()),
            TestContextToken.Current
        );
    }
}
