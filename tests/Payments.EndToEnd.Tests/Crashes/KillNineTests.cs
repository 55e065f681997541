using System.Globalization;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

public sealed class KillNineTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;

    // A row of work that was in hand at a kill is taken up when its lease of 90 s ends.
    private static TimeSpan LongestSettling { get; } = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Killed_under_load_again_and_again_it_loses_nothing_and_charges_nobody_twice()
    {
        var kills = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1" ? 100 : 10;
        var cancellation = TestContext.Current.CancellationToken;
        await using var receiver = await WebhookReceiver.StartAsync(cancellation);
        await using var shop = await RunningShop.StartAsync(
            cancellation,
            webhookUrl: receiver.Url,
            webhookSecret: SharedShop.WebhookSecret
        );
        var campaign = new KillCampaign(shop, kills, Seed);

        await campaign.RunAsync(cancellation);
        await Eventually.IsTrueAsync(
            () => Task.FromResult(IsSettled(shop, receiver)),
            "everything in flight at a kill is settled",
            cancellation,
            LongestSettling
        );

        var books = ShopBooks.Read(shop);
        Report(kills, campaign.Journal, books, receiver);
        Assert.True(campaign.Journal.Faults.IsEmpty, string.Join('\n', [.. campaign.Journal.Faults, "The shop says:", .. shop.Log]));
        Assert.True(campaign.Journal.Lost > 0, "No request lost its connection: the campaign proves nothing.");
        await EverythingAcknowledgedIsThereAsync(shop, campaign.Journal, cancellation);
        EveryConfirmedPaymentIsThere(books, campaign.Journal);
        NobodyIsChargedTwice(books);
        EveryPaymentIsTold(books, receiver);
        Assert.Equal(["ok"], ShopBooks.Ask(shop, "PRAGMA integrity_check"));
    }

    private static async Task EverythingAcknowledgedIsThereAsync(RunningShop shop, Journal journal, CancellationToken cancellation)
    {
        foreach (var (name, answered) in journal.Sessions)
        {
            var now = await shop.Api.GetAsync(name, cancellation);
            foreach (
                var field in new[]
                {
                    "name",
                    "amount",
                    "currency",
                    "client_reference_id",
                    "payment_intent",
                    "success_url",
                    "metadata",
                    "expire_time",
                    "create_time",
                }
            )
                Assert.True(
                    JsonNode.DeepEquals(answered[field], now[field]),
                    $"{field} of {name} was {answered[field]} and is {now[field]}"
                );
            Assert.Equal((bool)now["paid"]! ? "COMPLETE" : "OPEN", (string?)now["state"]);
            Assert.False(journal.Paid.ContainsKey(name) && !(bool)now["paid"]!, $"{name} was paid and is not any more.");
        }
    }

    private static void EveryConfirmedPaymentIsThere(ShopBooks books, Journal journal)
    {
        Assert.NotEmpty(journal.Submitted);
        var sessions = books
            .Sessions.Where(session => session.Origin == OrganizationApi.SyncPay)
            .ToDictionary(session => session.Reference);
        Assert.All(journal.Checkouts, made => Assert.EndsWith(sessions[made.Value].Id["cs_".Length..], made.Key, StringComparison.Ordinal));
        foreach (var id in journal.Submitted.Keys)
            Assert.Single(books.Charges, charge => charge.Session == sessions[journal.Checkouts[id]].Id);
        Assert.All(
            books.Charges,
            charge => Assert.True(charge.State is "succeeded" or "failed", $"{charge.Id} of {charge.Session} is {charge.State}.")
        );
    }

    private static void NobodyIsChargedTwice(ShopBooks books)
    {
        // One key makes one session, however often it was sent.
        Assert.DoesNotContain(books.Sessions.GroupBy(session => session.Reference), made => made.Count() > 1);

        string[] charged = [.. books.ChargedKeys, .. books.PaidByPhone];
        Assert.Equal(charged.Length, charged.Distinct().Count());
        var sessions = charged.Select(key => books.SessionOfCharge[key]).ToArray();
        Assert.Equal(sessions.Length, sessions.Distinct().Count());
        Assert.Equal(books.Sessions.Where(session => session.State == "complete").Select(session => session.Id).Order(), sessions.Order());
    }

    private static void EveryPaymentIsTold(ShopBooks books, WebhookReceiver receiver)
    {
        var paid = books.Sessions.Where(session => session.State == "complete").Select(session => session.Id).Order().ToArray();
        var events = books.Events.Where(happened => happened.Type == "checkout_session.paid").ToArray();
        Assert.Equal(paid, events.Select(happened => happened.Session).Order());

        var cards = receiver.Posts.Where(post => post.Type == "checkout_session.paid").DistinctBy(post => post.Id).ToArray();
        Assert.All(
            cards,
            post => Assert.True(SynaptoSignature.Verifies(post.Headers["synapto-signature"], SharedShop.WebhookSecret, post.Text))
        );
        var phones = receiver.Posts.Where(post => post.Type == "checkout.completed").DistinctBy(post => post.Id).ToArray();
        Assert.All(phones, post => Assert.True(OrganizationSignatures.IsSyncPay(post, SharedShop.WebhookSecret, post.Text)));
        Assert.Equal(
            events.Select(happened => happened.Id).Order(),
            cards.Select(post => post.Id).Concat(phones.Select(post => (string)post.Json["event_id"]!)).Order()
        );
        Assert.Equal(
            paid,
            cards
                .Select(post => ((string)post.Json["checkout_session"]!["name"]!).Split('/')[^1])
                .Concat(phones.Select(post => $"cs_{post.CheckoutId![^22..]}"))
                .Order()
        );
    }

    /// <summary>
    /// No charge is undecided, and nothing is on its way to the other site. The shop's own endpoint is not waited for: it died
    /// each time, too.
    /// </summary>
    private static bool IsSettled(RunningShop shop, WebhookReceiver receiver) =>
        ShopBooks
            .Ask(
                shop,
                """
                SELECT key FROM payments_all_due_work WHERE kind IN ('charge.reconcile', 'events.publish', 'event.handle')
                UNION ALL
                SELECT delivery.id FROM payments_webhook_deliveries AS delivery
                JOIN payments_webhook_endpoints AS endpoint ON endpoint.id = json_extract(delivery.document, '$.endpoint_id')
                WHERE json_extract(delivery.document, '$.status') = 'Pending' AND json_extract(endpoint.document, '$.url') = @url
                LIMIT 1
                """,
                new { url = receiver.Url.ToString() }
            )
            .Count == 0;

    private void Report(int kills, Journal journal, ShopBooks books, WebhookReceiver receiver)
    {
        string[] charged = [.. books.ChargedKeys, .. books.PaidByPhone];
        var complete = books.Sessions.Where(session => session.State == "complete").ToArray();
        var paidEvents = books.Events.Count(happened => happened.Type == "checkout_session.paid");
        var paidPosts = receiver.Posts.Where(post => post.Type is "checkout_session.paid" or "checkout.completed");
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{kills} × kill -9 under load, seed {Seed}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"requests: {journal.Answers} answered, {journal.Lost} cut off, "
                    + $"{journal.Busy} put off, {journal.Repeated} sent again with the same key"
            ),
            string.Create(CultureInfo.InvariantCulture, $"sessions: {journal.Sessions.Count} acknowledged, {books.Sessions.Count} on file"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"payments by card: {journal.Paid.Count} acknowledged, "
                    + $"{complete.Count(session => session.Origin.Length == 0)} on file, "
                    + $"{books.ChargedKeys.Count()} charges in the simulator's ledger"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"payments by phone: {journal.Checkouts.Count} checkouts, {journal.Submitted.Count} confirmations acknowledged, "
                    + $"{complete.Count(session => session.Origin.Length > 0)} paid on file, "
                    + $"{books.PaidByPhone.Count()} in the simulator's ledger"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"charged twice: "
                    + $"{charged.Length - charged.Select(key => books.SessionOfCharge.GetValueOrDefault(key, key)).Distinct().Count()}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"events: {paidEvents} checkout_session.paid on file, "
                    + $"{paidPosts.Select(post => post.Id).Distinct().Count()} "
                    + $"received, {receiver.Posts.Count - receiver.Posts.Select(post => post.Id).Distinct().Count()} "
                    + $"webhooks received more than once"
            ),
        ];
        foreach (var line in lines)
            output.WriteLine(line);
        File.WriteAllLines(Repository.Artifact("kill9.txt"), lines);
    }
}
