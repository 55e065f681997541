using Xunit;

namespace Payments.Core.Tests;

public sealed class TextExcerptTests
{
    [Theory]
    [InlineData("", 9, "")]
    [InlineData("abc", 2, "ab")]
    [InlineData("😀😀", 1, "😀")]
    [InlineData("a\nb\u202ec\0", 9, "a?b?c?")]
    [InlineData("card 4242 4242 4242 4242", 9, "(a card number)")]
    [InlineData("behind the limit 4242424242424242", 9, "(a card number)")]
    public void An_excerpt_is_the_beginning_and_shows_nothing_that_hides(string text, int limit, string excerpt) =>
        Assert.Equal(excerpt, TextExcerpt.Of(text, limit));

    // An attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_reads_as_a_replacement() => Assert.Equal("\ufffd", TextExcerpt.Of("\ud83d", 9));

    [Fact]
    public void Without_a_limit_an_excerpt_has_sixty_characters() => Assert.Equal(new string('x', 60), TextExcerpt.Of(new string('x', 61)));
}
