using Payments.Providers;
using Xunit;

namespace Payments.Core.Tests;

public sealed class EmailRulesTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("de-AT", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("", false)]
    [InlineData("e", false)]
    [InlineData("en_GB", false)]
    [InlineData("en-", false)]
    [InlineData("en-GB\r\nBcc", false)]
    [InlineData("en-abcdefghi", false)]
    [InlineData("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", false)]
    public void A_locale_is_a_language_tag(string text, bool expected) => Assert.Equal(expected, EmailRules.IsLocale(text));

    [Theory]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@example.com>, <b@example.com")]
    [InlineData("not an address")]
    public void An_address_that_could_say_more_than_where_to_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new EmailAddress(address));

    [Fact]
    public void Nothing_that_goes_into_a_header_can_hold_a_line_break()
    {
        var to = new EmailAddress("a@example.com", "Ada");
        EmailMessage Message(string subject = "Hello", string id = "<eml_1@example.com>", string language = "en") =>
            new()
            {
                MessageId = id,
                From = to,
                To = to,
                Subject = subject,
                Text = "",
                Html = "",
                Language = language,
                Date = TestRecords.Noon,
            };

        Assert.Equal("<eml_1@example.com>", Message().ToString());
        Assert.Throws<ArgumentException>(() => new EmailAddress("a@example.com", "Ada\r\nBcc: b@example.com"));
        Assert.Throws<ArgumentException>(() => Message(subject: "Hello\nBcc: b@example.com"));
        Assert.Throws<ArgumentException>(() => Message(subject: " "));
        Assert.Throws<ArgumentException>(() => Message(id: "<eml_1@example.com>\r\n"));
        Assert.Throws<ArgumentException>(() => Message(id: "eml_1@example.com"));
        Assert.Throws<ArgumentException>(() => Message(language: "en\r\nX: y"));
    }
}
