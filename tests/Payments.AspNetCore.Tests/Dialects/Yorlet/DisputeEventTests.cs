using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

/// <summary>An update says what has changed, and what that was.</summary>
public sealed class DisputeEventTests : IAsyncLifetime
{
    private YorletShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("opened 50, review", "under_review", "status=needs_response")]
    [InlineData("opened 50, opened 40", "needs_response", "amount=5000")]
    [InlineData("opened 50, review, opened 40", "under_review", "amount=5000")]
    [InlineData("opened 50, lost, opened 50 again", "needs_response", "resolved=True status=lost")]
    [InlineData("opened 50, won, opened 30", "needs_response", "amount=5000 resolved=True status=won")]
    [InlineData("opened 50, review, won, opened 50 again", "needs_response", "resolved=True status=won")]
    public async Task An_update_names_what_really_was(string news, string status, string previous)
    {
        var session = await _shop.PaidAsync(await _shop.NewCustomerAsync(), ("amount", 5000));
        var transaction = await _shop.ReadAsync("/v1/transactions/" + Text(session, "transaction"));
        var intent = await _shop.Engine.PaymentIntents.GetAsync(
            _shop.Owner,
            "pi_" + Id(transaction)["txn_".Length..],
            TestContextToken.Current
        );
        var charge = (await _shop.Engine.Charges.GetAsync(_shop.Owner, intent.Value.LatestChargeId!, TestContextToken.Current)).Value;
        var due = _shop.Host.Clock.GetUtcNow().AddDays(10);
        foreach (var one in news.Split(", "))
        {
            // Ids of one millisecond have no order.
            _shop.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            var words = one.Split(' ');
            DisputeNews told = words[0] switch
            {
                "review" => new DisputeNews.UnderReview(),
                "won" => new DisputeNews.Won(),
                "lost" => new DisputeNews.Lost(),
                _ => new DisputeNews.Opened(
                    Money.FromMinorUnits(long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) * 100, Currency.Gbp),
                    words.Length > 2 ? DisputeReason.Duplicate : DisputeReason.Fraudulent,
                    due
                ),
            };
            var received = await _shop.Engine.Disputes.ReceiveAsync(
                new DisputeNotification(charge.Provider, _shop.Owner, charge.Id, "dispute-1", told),
                TestContextToken.Current
            );
            Assert.True(received.IsSuccess, received.Refusal?.Message);
        }

        var last = (await _shop.ReadAsync("/v1/events?limit=100")).GetProperty("data").EnumerateArray().First();
        Assert.Equal(("dispute.updated", status), (Text(last, "type"), Text(last.GetProperty("data").GetProperty("object"), "status")));
        var was = last.GetProperty("data").GetProperty("previous_attributes").EnumerateObject();
        Assert.Equal(
            previous,
            string.Join(' ', was.Where(field => field.Name != "reason").Select(field => $"{field.Name}={field.Value}").Order())
        );
    }
}
