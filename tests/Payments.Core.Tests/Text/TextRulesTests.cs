using Xunit;

namespace Payments.Core.Tests;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("", true, true)]
    [InlineData("plain ä 漢 😀", true, true)]
    [InlineData("two\nlines", false, true)]
    [InlineData("carriage\r", false, true)]
    [InlineData("tab\t", false, true)]
    [InlineData("\v", false, false)]
    [InlineData("\0", false, false)]
    [InlineData("\u007f", false, false)]
    [InlineData("\u009f", false, false)]
    public void Text_is_whole_characters_without_controls(string text, bool isLine, bool isText)
    {
        Assert.Equal(isLine, TextRules.IsText(text, multiline: false));
        Assert.Equal(isText, TextRules.IsText(text, multiline: true));
    }

    // An attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_is_no_text() =>
        Assert.All(
            new[] { "\ud83d", "\ud83dx", "\ude00", "😀\ude00", "\ude00\ud83d" },
            text => Assert.False(TextRules.IsText(text, multiline: true))
        );

    [Theory]
    [InlineData("abc", 3, false)]
    [InlineData("abcd", 3, true)]
    [InlineData("😀😀😀", 3, false)]
    [InlineData("😀😀😀😀", 3, true)]
    [InlineData("", 0, false)]
    public void Length_counts_whole_characters(string text, int limit, bool isLonger) =>
        Assert.Equal(isLonger, TextRules.IsLonger(text, limit));
}
