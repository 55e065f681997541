using System.Text;
using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    [Fact]
    public void A_generated_secret_is_the_prefix_and_the_base64_of_its_bytes()
    {
        var bytes = Enumerable.Range(200, 32).Select(i => (byte)i).ToArray();

        var secret = WebhookSecret.FromBytes(bytes);

        Assert.Equal("whsec_" + Convert.ToBase64String(bytes), secret.Reveal());
        Assert.Equal(bytes, secret.StandardWebhooksKey.ToArray());
        Assert.Equal(Encoding.ASCII.GetBytes(secret.Reveal()), secret.LiteralKey.ToArray());
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_is_generated_from_24_to_64_bytes(int length, bool accepted)
    {
        var refusal = Record.Exception(() => WebhookSecret.FromBytes(new byte[length]));

        Assert.Equal(accepted, refusal is null);
        if (!accepted)
            Assert.IsType<ArgumentException>(refusal);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_given_text_has_8_to_256_characters(int length, bool accepted) =>
        Assert.Equal(accepted, WebhookSecret.TryParse(new string('k', length), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("with\ttab!")]
    [InlineData("line\nbreak")]
    [InlineData("delete\u007F!")]
    [InlineData("schlüssel")]
    [InlineData("fullwidth\uFF11")]
    public void Only_printable_ascii_without_a_space_is_a_secret(string? text)
    {
        Assert.False(WebhookSecret.TryParse(text, out var secret));
        Assert.Null(secret);
    }

    [Fact]
    public void Every_printable_character_may_be_in_a_secret()
    {
        var text = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c));

        Assert.Equal(text, Secrets.Of(text).Reveal());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(24)]
    [InlineData(65)]
    public void The_text_after_the_prefix_is_decoded_whatever_its_length(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        var secret = Secrets.Of("whsec_" + Convert.ToBase64String(bytes));

        Assert.Equal(bytes, secret.StandardWebhooksKey.ToArray());
    }

    [Theory]
    [InlineData("whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI", "lFlsnLxC3X4yW7dByaMMkGasgatGyI==")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Neither_the_prefix_nor_the_padding_is_needed_to_be_decoded_as_other_verifiers_do(string text, string base64) =>
        Assert.Equal(Convert.FromBase64String(base64), Secrets.Of(text).StandardWebhooksKey.ToArray());

    [Theory]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("my-own-secret")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_")]
    public void A_text_that_is_not_of_the_standard_form_is_its_own_key(string text)
    {
        var secret = Secrets.Of(text);

        Assert.Equal(Encoding.ASCII.GetBytes(text), secret.StandardWebhooksKey.ToArray());
    }

    [Fact]
    public void A_secret_does_not_print_itself()
    {
        var secret = Secrets.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        Assert.Equal("whsec_***", secret.ToString());
        Assert.Equal("whsec_***", $"{secret}");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(24)]
    [InlineData(31)]
    [InlineData(64)]
    public void A_random_secret_is_never_taken_for_a_simple_one(int most)
    {
        const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var random = new Random(4711);
        for (var count = 0; count < 10_000; count++)
        {
            var text = new string(random.GetItems(Characters.AsSpan(), random.Next(16, most + 1)));
            Assert.Null(WebhookSecretRules.Check(text));
        }
    }

    [Theory]
    [InlineData("q7Xz9!Kpq7Xz9!Kp")]
    [InlineData("q7Xz9!Kpq7Xz9!Kpq7X")]
    [InlineData("q7Xz9!Kp4mTq7Xz9!Kp4mT")]
    [InlineData("q7Xz9!Kp4mTwLb2q7Xz9!Kp4mTwLb2")]
    [InlineData("abababababababab")]
    public void A_short_text_that_is_there_twice_or_more_is_a_simple_one(string text) => Assert.NotNull(WebhookSecretRules.Check(text));

    [Theory]
    [InlineData("q7Xz9!Kp4mTwLb2q")]
    [InlineData("q7Xz9!Kp4mTwLq7X")]
    [InlineData("q7Xz9!Kp4q7Xz9!K")]
    public void A_text_that_ends_as_it_begins_is_no_simple_one(string text) => Assert.Null(WebhookSecretRules.Check(text));
}
