namespace Payments.EndToEnd.Tests;

public sealed class SignatureTests(SharedShop shop)
{
    [Fact]
    public async Task A_webhook_verifies_by_hand_and_an_altered_one_does_not()
    {
        var post = await PaidAsync();
        var header = post.Headers["synapto-signature"];

        Assert.True(SynaptoSignature.Verifies(header, SharedShop.WebhookSecret, post.Text));
        Assert.False(SynaptoSignature.Verifies(header, SharedShop.WebhookSecret, Altered(post)));
        Assert.False(SynaptoSignature.Verifies(header, SharedShop.WebhookSecret + "x", post.Text));
    }

    [Fact]
    public async Task A_webhook_verifies_by_the_verifier_of_others_and_an_altered_one_does_not()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var post = await PaidAsync();

        Assert.Equal("valid", await WebhookPeers.VerifyAsync(SharedShop.WebhookSecret, post, post.Text, cancellation));
        Assert.StartsWith(
            "refused: ",
            await WebhookPeers.VerifyAsync(SharedShop.WebhookSecret, post, Altered(post), cancellation),
            StringComparison.Ordinal
        );
    }

    private static string Altered(ReceivedPost post) => post.Text.Replace("\"1250\"", "\"1251\"", StringComparison.Ordinal);

    private async Task<ReceivedPost> PaidAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var session = await shop.NewSessionAsync(cancellation);
        await shop.Shop.Api.PayAsync(new Uri((string)session["url"]!), SharedShop.Approved, cancellation);
        var post = await shop.WaitForPaidAsync((string)session["name"]!, cancellation);
        Assert.NotEqual(post.Text, Altered(post));
        return post;
    }
}
