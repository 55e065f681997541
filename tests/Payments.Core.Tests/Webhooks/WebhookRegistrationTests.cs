using Xunit;

namespace Payments.Core.Tests;

/// <summary>That an endpoint is refused what could never arrive, and secrets that protect nothing.</summary>
public sealed class WebhookRegistrationTests : WebhookTestBase
{
    public static TheoryData<string> Types => [.. EventTypes.All];

    [Theory]
    [InlineData("checkout_session.piad", "checkout_session.paid")]
    [InlineData("checkout_session.pad", "checkout_session.paid")]
    [InlineData("checkout_sesion.paid", "checkout_session.paid")]
    [InlineData("Checkout_Session.Paid", "checkout_session.paid")]
    [InlineData(" checkout_session.paid", "checkout_session.paid")]
    [InlineData("checkout_session.paid ", "checkout_session.paid")]
    [InlineData("checkout-session.paid", "checkout_session.paid")]
    [InlineData("checkout.session.paid", "checkout_session.paid")]
    [InlineData("charge.faild", "charge.failed")]
    [InlineData("payment_intent.suceeded", "payment_intent.succeeded")]
    [InlineData("webhook_endpoint.disable", "webhook_endpoint.disabled")]
    [InlineData("invoice.paid", null)]
    [InlineData("*", null)]
    [InlineData("checkout_session.*", "checkout_session.paid")]
    [InlineData("", null)]
    [InlineData("nothing.that.happens", null)]
    [InlineData(null, null)]
    public async Task A_type_that_never_happens_is_refused_with_the_nearest_that_does(string? type, string? meant)
    {
        var refusal = (await TryAsync(types: [CheckoutSessionPaid.TypeName, type!])).Refusal!;

        Assert.Equal((RefusalKind.Invalid, "unknown_event_type", "event_types"), (refusal.Kind, refusal.Code, refusal.Field));
        Assert.Contains($"\"{type}\"", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            meant is null ? "; name one of EventTypes.All, or none to receive all" : $"; did you mean \"{meant}\"?",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(await Engine.WebhookEndpoints.ListAsync(Shop, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_type_that_is_long_is_refused_in_a_short_message() =>
        Assert.InRange((await TryAsync(types: [new string('x', 100_000)])).Refusal!.Message.Length, 1, 200);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_that_happens_can_be_received(string type) => Assert.True((await TryAsync(types: [type])).IsSuccess);

    [Theory]
    [InlineData("password", "guessed")]
    [InlineData("short", "16 to 256")]
    [InlineData("with a space in the middle", "16 to 256")]
    [InlineData("q8Zr-2mVb7Kx_4L", "guessed")]
    [InlineData("passwordpassword", "guessed")]
    [InlineData("passwordpasswordpasswordpassword", "guessed")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", "guessed")]
    [InlineData("abababababababababababab", "guessed")]
    [InlineData("1234567890123456", "guessed")]
    [InlineData("1234567812345678", "guessed")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "guessed")]
    [InlineData("9876543210987654321098", "guessed")]
    [InlineData("whsec_YQ==", "guessed")]
    [InlineData("whsec_cGFzc3dvcmQ=", "guessed")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "guessed")]
    [InlineData("whsec_cGFzc3dvcmRwYXNzd29yZHBhc3N3b3JkcGFzc3dvcmQ=", "guessed")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "guessed")]
    [InlineData("whsec_a_secret_of_mine_which_is_long", "base64")]
    [InlineData("whsec_lFlsnLxC3X4yW7dByaMMkGasgatGy-_I", "base64")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64")]
    [InlineData("whsec_" + Bytes66, "base64")]
    public async Task A_secret_that_verifiers_cannot_use_or_anybody_guesses_is_refused_with_the_remedy(string secret, string why)
    {
        var refusal = (await TryAsync(secret)).Refusal!;

        Assert.Equal((RefusalKind.Invalid, "invalid_secret", "secret"), (refusal.Kind, refusal.Code, refusal.Field));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("leave it out to have one made", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q8Zr-2mVb7Kx_4Lw")]
    [InlineData("correct-horse-battery-staple")]
    [InlineData("3f9a1c7e5b2d8046")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI")]
    public async Task A_secret_of_strength_is_taken(string secret) => Assert.True((await TryAsync(secret)).IsSuccess);

    [Fact]
    public void A_random_secret_is_never_refused()
    {
        var random = new Payments.Specifications.SeededRandom(12);
        var bytes = new byte[32];
        for (var round = 0; round < 2_000; round++)
        {
            random.Fill(bytes);
            Assert.Null(WebhookSecretRules.Check(WebhookSecret.FromBytes(bytes).Reveal()));
            Assert.Null(WebhookSecretRules.Check(Convert.ToHexStringLower(bytes)));
            Assert.Null(WebhookSecretRules.Check(Convert.ToBase64String(bytes)[..24]));
        }
    }

    [Fact]
    public async Task A_secret_that_an_earlier_release_took_goes_on_signing()
    {
        var endpoint = await RegisterAsync();
        var table = Payments.Storage.PaymentsSchema.Current.Table<WebhookEndpoint>();
        var token = TestContext.Current.CancellationToken;
        var stored = await Store.GetAsync(table, Shop, endpoint.Id, token);
        var old = stored!.Value with
        {
            Secrets = [new EndpointSecret("password", null)],
            EventTypes = ["checkout_session.expired", "invoice.paid"],
        };
        await Store.CommitAsync(new Payments.Storage.ChangeSet(Shop).Update(table, stored, old), token);
        await HappenAsync();
        await Host.RunAsync();

        Assert.Equal("password", Assert.Single(Sender.Posts).Headers[2].Value);
    }

    private const string Bytes66 = "lFlsnLxC3X4yW7dByaMMkGasgatGyIlFlsnLxC3X4yW7dByaMMkGasgatGyIlFlsnLxC3X4yW7dByaMMkGasgatG";

    private Task<Result<WebhookEndpoint>> TryAsync(string? secret = null, IReadOnlyList<string>? types = null) =>
        TryRegisterAsync(
            new WebhookEndpointRequest
            {
                Url = Url,
                Format = "plain",
                Secret = secret,
                EventTypes = types ?? [],
            }
        );
}
