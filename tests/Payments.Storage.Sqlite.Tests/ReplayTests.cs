using System.Text;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class ReplayTests : StoreFixture
{
    [Theory]
    [InlineData(CardVerdict.Approve, "Succeeded")]
    [InlineData(CardVerdict.Decline, "RequiresPaymentMethod")]
    [InlineData(CardVerdict.Challenge, "RequiresAction")]
    [InlineData(CardVerdict.Undecided, "Processing")]
    public async Task A_confirmation_is_answered_with_the_same_bytes_after_the_file_is_opened_again(CardVerdict verdict, string status)
    {
        var (store, shop) = await StartAsync();
        shop.Provider.Verdict = _ => verdict;
        var intent = await shop.OpenAsync();
        var first = await ConfirmAsync(shop, intent.Id);
        Assert.Equal(("{\"status\":\"" + status + "\",\"naïve\":\"Zürich €\\u0000 \\n\"}", false), (first.Response!.Body, first.IsReplay));
        await shop.DisposeAsync();
        await store.DisposeAsync();

        await using var again = new CardsShop(await OpenAsync(PaymentsSchema.Current), beside: shop);
        var moved = intent;
        for (var times = 0; times < 2; times++)
        {
            var replayed = await ConfirmAsync(again, intent.Id);
            Assert.True(replayed.IsReplay);
            Assert.Equal((first.Response.Code, Bytes(first)), (replayed.Response!.Code, Bytes(replayed)));
            moved = await again.CancelAsync(intent) is { IsSuccess: true } canceled ? canceled.Value : moved;
        }

        Assert.Equal(verdict is CardVerdict.Decline or CardVerdict.Challenge ? IntentStatus.Canceled : intent.Status, moved.Status);
        Assert.Single(shop.Provider.Requests);
    }

    [Fact]
    public async Task A_refusal_is_answered_with_the_same_bytes_after_the_file_is_opened_again()
    {
        var (store, shop) = await StartAsync();
        var paid = await shop.PaidAsync();
        var first = await ConfirmAsync(shop, paid.Id);
        Assert.Equal((409, "already_succeeded"), (first.Response!.Code, first.Response.Body));
        await shop.DisposeAsync();
        await store.DisposeAsync();

        await using var again = new CardsShop(await OpenAsync(PaymentsSchema.Current), beside: shop);
        var replayed = await ConfirmAsync(again, paid.Id);
        Assert.Equal((true, 409, Bytes(first)), (replayed.IsReplay, replayed.Response!.Code, Bytes(replayed)));
        Assert.Equal("idempotency_key_reused", (await ConfirmAsync(again, paid.Id, "another body")).Refusal!.Code);
    }

    private async Task<(SqlitePaymentStore Store, CardsShop Shop)> StartAsync()
    {
        var store = await OpenAsync(PaymentsSchema.Current);
        return (store, new CardsShop(store));
    }

    private static string Bytes(Result<PaymentIntent> outcome) => Convert.ToHexString(Encoding.UTF8.GetBytes(outcome.Response!.Body));

    private static async Task<Result<PaymentIntent>> ConfirmAsync(CardsShop shop, string id, string fingerprint = "body") =>
        await shop.Engine.PaymentIntents.ConfirmAsync(
            CardsShop.Shop,
            id,
            new PaymentConfirmation { Card = CardsShop.Card },
            new IdempotentCall<PaymentIntent>(
                "k",
                fingerprint,
                TimeSpan.FromDays(1),
                result =>
                    result.IsSuccess
                        ? new StoredResponse(200, $$"""{"status":"{{result.Value.Status}}","naïve":"Zürich €\u0000 \n"}""")
                        : new StoredResponse(409, result.Refusal.Code)
            ),
            Token
        );
}
