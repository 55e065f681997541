using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Payments.AspNetCore.Yorlet;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class WebhookTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-mine-2026";

    private YorletShop _shop = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await StartAsync();
        _receiver = await WebhookReceiver.StartAsync();
        var registered = await _shop.Engine.WebhookEndpoints.RegisterAsync(
            _shop.Owner,
            new WebhookEndpointRequest
            {
                Url = _receiver.Url,
                Format = "yorlet",
                Secret = Secret,
                AllowPrivateNetworks = true,
            },
            TestContextToken.Current
        );
        Assert.True(registered.IsSuccess, registered.Refusal?.Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task An_event_says_what_was_before_and_which_request_brought_it_and_is_signed()
    {
        var customer = await _shop.NewCustomerAsync();

        // What is due at one time is sent side by side, and arrives in any order.
        await _shop.Host.WorkAsync();
        _shop.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _shop.DoneAsync("/v1/customers/" + customer, """{"name":"Jenny Rose"}""", ("Idempotency-Key", "rename-1"));
        await _shop.Host.WorkAsync();

        var posts = _receiver.Posts.ToList();
        Assert.Equal(
            ["customer.created", "customer.updated"],
            posts.Select(post => Text(JsonDocument.Parse(post.Body).RootElement, "type"))
        );
        Assert.All(
            posts,
            post =>
                Assert.Equal(
                    Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(post.Body))),
                    post.Headers[WebhookFormat.SignatureHeader]
                )
        );

        var told = JsonDocument.Parse(posts[1].Body).RootElement;
        Assert.Equal(["id", "object", "created", "type", "data", "request", "account"], told.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ("event", 1763395201, _shop.Owner.Account),
            (Text(told, "object"), told.GetProperty("created").GetInt64(), Text(told, "account"))
        );
        Assert.Equal("""{"name":"Jenny Rosen"}""", told.GetProperty("data").GetProperty("previous_attributes").GetRawText());
        Assert.Equal("Jenny Rose", Text(told.GetProperty("data").GetProperty("object"), "name"));
        Assert.Equal(
            """{"id":null,"idempotency_key":"rename-1","from_dashboard":false,"customer_portal":false}""",
            told.GetProperty("request").GetRawText()
        );
        Assert.Equal(
            JsonValueKind.Null,
            JsonDocument.Parse(posts[0].Body).RootElement.GetProperty("data").GetProperty("previous_attributes").ValueKind
        );
        Assert.Equal(posts[1].Body, (await _shop.GetAsync("/v1/events/" + Id(told))).Body);
        Assert.Equal(2, (await _shop.ReadAsync("/v1/events")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_payment_is_told_from_both_ends()
    {
        var customer = await _shop.NewCustomerAsync();
        var session = await _shop.OpenAsync(customer);
        await _shop.PayAsync(session, Payer.Declined);
        await _shop.PayAsync(session);
        var canceled = await _shop.OpenAsync(customer);
        await _shop.DoneAsync($"{Sessions}/{Id(canceled)}/cancel");
        var paid = await _shop.ReadAsync($"{Sessions}/{Id(session)}");
        var refund = await _shop.DoneAsync("/v1/refunds", $$"""{"transaction":"{{Text(paid, "transaction")}}"}""");
        await _shop.Host.WorkAsync();
        await _shop.Host.WorkAsync();

        var told = _receiver
            .Posts.Select(post => JsonDocument.Parse(post.Body).RootElement)
            .ToDictionary(one => Text(one, "type")!, one => one.GetProperty("data").GetProperty("object"));
        Assert.Equal(
            [
                "customer.created",
                "payment_session.canceled",
                "payment_session.paid",
                "refund.updated",
                "transaction.payment_failed",
                "transaction.succeeded",
            ],
            told.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(paid.GetRawText(), told["payment_session.paid"].GetRawText());
        Assert.Equal(Id(canceled), Id(told["payment_session.canceled"]));
        Assert.Equal(
            (Text(paid, "transaction"), "succeeded", null),
            (
                Id(told["transaction.succeeded"]),
                Text(told["transaction.succeeded"], "status"),
                Text(told["transaction.succeeded"], "client_secret")
            )
        );
        Assert.Equal(
            ("requires_payment_method", "card_declined"),
            (
                Text(told["transaction.payment_failed"], "status"),
                Text(told["transaction.payment_failed"].GetProperty("last_payment_error"), "code")
            )
        );
        Assert.Equal((Id(refund), "succeeded"), (Id(told["refund.updated"]), Text(told["refund.updated"], "status")));
    }

    [Fact]
    public async Task What_another_interface_made_is_not_told_and_money_that_arrives_is()
    {
        var session = (
            await _shop.Engine.CheckoutSessions.CreateAsync(
                _shop.Owner,
                new CheckoutSessionRequest { Amount = Money.FromMinorUnits(100, Currency.Gbp), PageUrl = _ => CheckoutHost.NoPage },
                cancellationToken: TestContextToken.Current
            )
        ).Value;
        await _shop.Engine.CheckoutSessions.ExpireAsync(_shop.Owner, session.Id, cancellationToken: TestContextToken.Current);
        await _shop.DoneAsync("/v1/bank_lines", """{"reference":"bank-1","amount":5,"currency":"gbp"}""");
        await _shop.Host.WorkAsync();

        var told = JsonDocument.Parse(Assert.Single(_receiver.Posts).Body).RootElement;
        Assert.Equal(
            ("payment_method_transaction.created", "bank_line"),
            (Text(told, "type"), Text(told.GetProperty("data").GetProperty("object"), "object"))
        );
    }
}
