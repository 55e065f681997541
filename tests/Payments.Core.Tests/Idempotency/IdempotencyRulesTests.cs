using Xunit;

namespace Payments.Core.Tests;

public sealed class IdempotencyRulesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("order-1.2_3:4+5/6=7", true)]
    [InlineData("9f8f3d52-7a3b-4c5e-9a54-6f2a9c0d1e2f", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(" a", false)]
    [InlineData("a b", false)]
    [InlineData("a\"b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\0", false)]
    [InlineData("a~", false)]
    [InlineData("ä", false)]
    [InlineData("１２", false)]
    public void A_key_is_letters_digits_and_a_few_signs(string? text, bool isKey) => Assert.Equal(isKey, IdempotencyRules.IsKey(text));

    [Fact]
    public void A_key_has_1_to_255_characters()
    {
        Assert.True(IdempotencyRules.IsKey(new string('k', 255)));
        Assert.False(IdempotencyRules.IsKey(new string('k', 256)));
        Assert.All(
            Enumerable.Range(0, 128).Select(code => (char)code),
            character =>
                Assert.Equal(
                    char.IsAsciiLetterOrDigit(character) || "._:+/=-".Contains(character, StringComparison.Ordinal),
                    IdempotencyRules.IsKey(character.ToString())
                )
        );
    }

    [Theory]
    [InlineData(true, true, false, -1, IdempotencyVerdict.TakeOver)]
    [InlineData(true, false, false, -1, IdempotencyVerdict.TakeOver)]
    [InlineData(true, true, true, 1, IdempotencyVerdict.TakeOver)]
    [InlineData(true, false, true, 1, IdempotencyVerdict.TakeOver)]
    [InlineData(false, true, false, 0, IdempotencyVerdict.Replay)]
    [InlineData(false, false, false, 0, IdempotencyVerdict.OtherRequest)]
    [InlineData(false, true, true, 1, IdempotencyVerdict.InProgress)]
    [InlineData(false, true, true, 0, IdempotencyVerdict.TakeOver)]
    [InlineData(false, true, true, -1, IdempotencyVerdict.TakeOver)]
    [InlineData(false, false, true, 1, IdempotencyVerdict.OtherRequest)]
    [InlineData(false, false, true, -1, IdempotencyVerdict.OtherRequest)]
    public void A_standing_key_means(bool expired, bool sameRequest, bool busy, int lockedForTicks, IdempotencyVerdict verdict)
    {
        var now = TestRecords.Noon;
        var standing = new IdempotencyRecord
        {
            Key = "key",
            Fingerprint = "asked",
            ExpiresAt = expired ? now : now.AddTicks(1),
            State = busy
                ? new IdempotencyState.InProgress(now.AddTicks(lockedForTicks))
                : new IdempotencyState.Finished(new StoredResponse(200, "{}")),
        };

        Assert.Equal(verdict, IdempotencyRules.Judge(standing, sameRequest ? "asked" : "other", now));
    }
}
