using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of events, over any store.</summary>
public abstract class EventSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Events_of_kept_cards_carry_no_token_and_no_metadata()
    {
        var shop = await CardsAsync();
        var ada = await shop.CustomerAsync();
        var first = await shop.KeptAsync(ada);
        await shop.PaidAsync(customer: ada.Id, keep: FutureUsage.OffSession);
        var change = new PaymentMethodChange { ExpiryYear = 2031, Metadata = Metadata.Of([new("note", "her blue card")]) };
        foreach (var kept in await shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, ada.Id, Token))
            Assert.Equal(
                "her blue card",
                (await shop.Engine.PaymentMethods.UpdateAsync(CardsShop.Shop, kept.Id, change, cancellationToken: Token)).Value.Metadata[
                    "note"
                ]
            );
        await shop.Engine.PaymentMethods.ReceiveAsync(
            new(shop.Provider.Name, CardsShop.Shop, first.Token!, first.Card with { ExpiryYear = 2035 }),
            Token
        );
        var tokens = shop.Provider.Kept;
        await shop.Engine.PaymentMethods.DetachAsync(CardsShop.Shop, first.Id, cancellationToken: Token);
        await shop.Engine.Customers.DeleteAsync(CardsShop.Shop, ada.Id, cancellationToken: Token);

        var told = await DocumentsAsync(shop, "payment_method.");
        Assert.Equal(2 + 3 + 2, told.Count);
        Assert.Equal(2, tokens.Count);
        Assert.All(
            tokens.Append("blue"),
            secret => Assert.All(told, document => Assert.DoesNotContain(secret, document, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(CaptureMethod.Automatic)]
    [InlineData(CaptureMethod.Manual)]
    public async Task Events_of_intents_and_setups_carry_no_client_secret_and_no_page_of_an_issuer(CaptureMethod capture)
    {
        var shop = await CardsAsync();
        var challenged = await shop.ChallengedAsync(capture);
        await shop.TellAsync(challenged.LatestChargeId!, shop.Provider.Authenticate(challenged.LatestChargeId!, passes: true));
        await AbandonAsync(shop, await shop.ChallengedAsync(capture));
        await shop.CancelAsync(await shop.ChallengedAsync(capture));
        await shop.KeptAsync(await shop.CustomerAsync());

        Assert.Equal(3, (await DocumentsAsync(shop, PaymentIntentRequiresAction.TypeName)).Count);
        var told = await DocumentsAsync(shop, "");
        Assert.All(told, document => Assert.DoesNotContain("_secret_", document, StringComparison.Ordinal));
        Assert.All(told, document => Assert.DoesNotContain("://", document, StringComparison.Ordinal));
        Assert.Contains(
            "https://bank.example/",
            Encoding.UTF8.GetString(PaymentsSchema.Current.Table<PaymentIntent>().Serialize(await shop.ChallengedAsync())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Events_are_listed_newest_first_in_pages_and_each_is_read_by_its_id()
    {
        var shop = await CardsAsync();
        var intents = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            intents.Insert(0, (await shop.PaidAsync()).Id);
            shop.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var read = new List<PaymentEvent>();
        var sizes = new List<int>();
        string? cursor = null;
        do
        {
            var page = (await shop.Engine.Events.ListAsync(CardsShop.Shop, 2, cursor, Token)).Value;
            read.AddRange(page.Items);
            sizes.Add(page.Items.Count);
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal([2, 2, 1], sizes);
        Assert.Equal(intents, read.Select(happened => ((PaymentIntentSucceeded)happened.Data).Intent.Id));
        foreach (var happened in read)
        {
            Assert.Equal(happened, (await shop.Engine.Events.GetAsync(CardsShop.Shop, happened.Id, Token)).Value);
            Assert.Equal(
                "event_not_found",
                (await shop.Engine.Events.GetAsync(Owner.Test("acct_other"), happened.Id, Token)).Refusal!.Code
            );
        }

        Assert.Empty((await shop.Engine.Events.ListAsync(Owner.Test("acct_other"), cancellationToken: Token)).Value.Items);
        Assert.Equal("event_not_found", (await shop.Engine.Events.GetAsync(CardsShop.Shop, "evt_x", Token)).Refusal!.Code);
        foreach (var limit in new[] { 0, Limits.PageSize + 1 })
            Assert.Equal(
                ("limit_out_of_range", "limit"),
                Said(await shop.Engine.Events.ListAsync(CardsShop.Shop, limit, cancellationToken: Token))
            );
        Assert.Equal(("invalid_cursor", "cursor"), Said(await shop.Engine.Events.ListAsync(CardsShop.Shop, 2, "evt_x", Token)));
    }

    [Fact]
    public async Task An_event_is_sent_again_to_every_endpoint_that_takes_its_type()
    {
        var (shop, host) = await HookedAsync();
        var all = await HookAsync(host, "https://a.example/");
        var succeeded = await HookAsync(host, "https://b.example/", types: PaymentIntentSucceeded.TypeName);
        await HookAsync(host, "https://c.example/", types: PaymentIntentCanceled.TypeName);
        await HookAsync(host, "https://d.example/", "quiet");
        await host.Engine.WebhookEndpoints.DisableAsync(CardsShop.Shop, (await HookAsync(host, "https://e.example/")).Id, "gone", Token);
        var happened = await PaidEventAsync(shop, host);
        var first = await host.Engine.Events.ListDeliveriesOfAsync(CardsShop.Shop, happened.Id, Token);
        Assert.Equal(2, first.Count);

        for (var times = 1; times <= 2; times++)
        {
            shop.Time.Advance(TimeSpan.FromSeconds(1));
            var again = (await host.Engine.Events.ResendAsync(CardsShop.Shop, happened.Id, cancellationToken: Token)).Value;
            Assert.Equal(new[] { all.Id, succeeded.Id }.Order(), again.Select(delivery => delivery.EndpointId).Order());
            Assert.All(
                again,
                delivery =>
                    Assert.Equal(
                        (happened.Id, happened.Type, $"{happened.Type} {happened.Id}"),
                        (delivery.EventId, delivery.EventType, delivery.Payload)
                    )
            );
            Assert.All(again, delivery => Assert.Equal((DeliveryStatus.Pending, shop.Now), (delivery.Status, delivery.NextAttemptAt)));
            Assert.All(again, delivery => Assert.Contains(delivery.Id, shop.Store.Book.WorkOf($"webhook.deliver.{delivery.EndpointId}")));
            var standing = await host.Engine.Events.ListDeliveriesOfAsync(CardsShop.Shop, happened.Id, Token);
            Assert.Equal(2 + (2 * times), standing.Select(delivery => delivery.Id).Distinct().Count());
        }

        Assert.Single((await host.Engine.Events.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
    }

    [Fact]
    public async Task An_event_is_sent_again_to_the_endpoint_that_is_named_whatever_types_it_takes()
    {
        var (shop, host) = await HookedAsync();
        await HookAsync(host, "https://a.example/");
        var other = await HookAsync(host, "https://c.example/", types: PaymentIntentCanceled.TypeName);
        var happened = await PaidEventAsync(shop, host);

        var again = Assert.Single((await host.Engine.Events.ResendAsync(CardsShop.Shop, happened.Id, other.Id, Token)).Value);
        Assert.Equal((other.Id, happened.Id), (again.EndpointId, again.EventId));
        Assert.Equal(2, (await host.Engine.Events.ListDeliveriesOfAsync(CardsShop.Shop, happened.Id, Token)).Count);
    }

    [Fact]
    public async Task An_event_is_not_sent_again_where_there_is_none_or_nobody_to_take_it()
    {
        var (shop, host) = await HookedAsync();
        var happened = await PaidEventAsync(shop, host);
        Assert.Equal("no_endpoint", await ResendAsync(happened.Id));
        await HookAsync(host, "https://c.example/", types: PaymentIntentCanceled.TypeName);
        Assert.Equal("no_endpoint", await ResendAsync(happened.Id));

        var quiet = await HookAsync(host, "https://d.example/", "quiet");
        Assert.Equal("no_endpoint", await ResendAsync(happened.Id, quiet.Id));
        var disabled = await HookAsync(host, "https://e.example/");
        await host.Engine.WebhookEndpoints.DisableAsync(CardsShop.Shop, disabled.Id, "gone", Token);
        Assert.Equal("no_endpoint", await ResendAsync(happened.Id));
        Assert.Equal("no_endpoint", await ResendAsync(happened.Id, disabled.Id));

        Assert.Equal("endpoint_not_found", await ResendAsync(happened.Id, "we_x"));
        Assert.Equal("event_not_found", await ResendAsync("evt_x", disabled.Id));
        Assert.Equal(
            "event_not_found",
            (await host.Engine.Events.ResendAsync(Owner.Test("acct_other"), happened.Id, cancellationToken: Token)).Refusal!.Code
        );
        Assert.Empty((await host.Engine.Events.ListDeliveriesAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);

        async Task<string> ResendAsync(string id, string? endpoint = null) =>
            (await host.Engine.Events.ResendAsync(CardsShop.Shop, id, endpoint, Token)).Refusal!.Code;
    }

    private async Task<(CardsShop Shop, EngineHost Host)> HookedAsync()
    {
        var shop = await CardsAsync();
        return (
            shop,
            Opened(
                new EngineHost(
                    shop.Store,
                    shop.Time,
                    [shop.Provider],
                    shop.Log,
                    configure: builder =>
                        builder
                            .Services.AddSingleton<IWebhookFormat>(new PlainFormat("plain"))
                            .AddSingleton<IWebhookFormat>(new PlainFormat("quiet", PaymentIntentSucceeded.TypeName))
                )
            )
        );
    }

    private static async Task<WebhookEndpoint> HookAsync(EngineHost host, string url, string format = "plain", params string[] types) =>
        (
            await host.Engine.WebhookEndpoints.RegisterAsync(
                CardsShop.Shop,
                new WebhookEndpointRequest
                {
                    Url = url,
                    Format = format,
                    EventTypes = types,
                },
                Token
            )
        ).Value;

    private static async Task<PaymentEvent> PaidEventAsync(CardsShop shop, EngineHost host)
    {
        await shop.PaidAsync();
        await host.RunAsync();
        return Assert.Single((await host.Engine.Events.ListAsync(CardsShop.Shop, cancellationToken: Token)).Value.Items);
    }

    /// <summary>The stored documents of the events whose type begins so.</summary>
    private static async Task<IReadOnlyList<string>> DocumentsAsync(CardsShop shop, string type) =>
        [
            .. (await shop.Engine.Events.ListAsync(CardsShop.Shop, Limits.PageSize, cancellationToken: Token))
                .Value.Items.Where(happened => happened.Type.StartsWith(type, StringComparison.Ordinal))
                .Select(happened => Encoding.UTF8.GetString(PaymentsSchema.Current.Table<PaymentEvent>().Serialize(happened))),
        ];
}
