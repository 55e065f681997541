using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class GuideExampleTests : JoiningFixture
{
    [Fact]
    public async Task The_examples_of_the_guide_commit_an_order_with_its_session()
    {
        await using var shop = await ShopAsync();
        await using var context = new ShopContext(File.Path);
        string[] sessions =
        [
            await GuideExamples.OrderByDapper(shop.Engine, Shop, File.Path, "order_1"),
            await GuideExamples.OrderByEfCore(shop.Engine, Shop, context, "order_2"),
        ];

        Assert.Equal(2, Ask("SELECT count(*) FROM orders"));
        foreach (var session in sessions)
            Assert.True((await shop.Engine.CheckoutSessions.GetAsync(Shop, session, Token)).IsSuccess);
    }
}
