using Xunit;

namespace Payments.Core.Tests;

public sealed class CustomerRulesTests
{
    [Theory]
    [InlineData("ada\u200b@example.com", "a zero-width space (U+200B)")]
    [InlineData("\ufeffada@example.com", "a byte order mark (U+FEFF)")]
    [InlineData("ada@example.com\u200e", "a left-to-right mark (U+200E)")]
    [InlineData("ada@exam\u00adple.com", "a soft hyphen (U+00AD)")]
    [InlineData("ada@ex\u2011ample.com", "a non-breaking hyphen (U+2011)")]
    [InlineData("ada\u2013l@example.com", "an en dash (U+2013)")]
    [InlineData("ada\u00a0@example.com", "a no-break space (U+00A0)")]
    [InlineData("ada\t@example.com", "a tab (U+0009)")]
    [InlineData("ada\u2060@example.com", "a word joiner (U+2060)")]
    [InlineData("ada\ufe0f@example.com", "an invisible character (U+FE0F)")]
    [InlineData("ada\U000E0041@example.com", "an invisible character (U+E0041)")]
    [InlineData("ada\u3164@example.com", "an invisible character (U+3164)")]
    [InlineData("ada\u2009@example.com", "an unusual space (U+2009)")]
    [InlineData("ada\u2015l@example.com", "an unusual dash (U+2015)")]
    public void A_character_that_cannot_be_seen_in_an_address_is_named(string email, string named)
    {
        Assert.False(CustomerRules.IsEmail(email));
        Assert.Equal($"contains {named}; type the address again without it", CustomerRules.DescribeEmail(email));
        Assert.Equal(
            $"customer.email contains {named}; type the address again without it",
            CustomerRules.Check(new CustomerDetails { Email = email })?.Message
        );
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ada-l@ex-ample.com")]
    [InlineData("太郎@例え.jp")]
    [InlineData("𠮷野@example.com")]
    public void An_address_in_any_script_is_taken(string email) => Assert.True(CustomerRules.IsEmail(email));

    [Fact]
    public void Any_other_wrong_address_is_told_by_an_example() =>
        Assert.Equal("must be an e-mail address such as name@example.com", CustomerRules.DescribeEmail("ada"));

    [Theory]
    [InlineData("𠮷野 太郎", true)]
    [InlineData("نیم\u200cفاصله", true)]
    [InlineData("\u200b", false)]
    [InlineData("\ufeff \u00ad", false)]
    [InlineData("\u3164", false)]
    public void A_name_shows_something(string name, bool isName) => Assert.Equal(isName, CustomerRules.IsName(name));

    [Fact]
    public void Half_a_character_is_no_name() => Assert.False(CustomerRules.IsName("\ud842"));

    [Theory]
    [InlineData("+447700900000", "+447700900000")]
    [InlineData("+44 7700 900000", "+447700900000")]
    [InlineData("\u200e+44\u00a07700\u2011900000", "+447700900000")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("+2331234", null)]
    [InlineData("12", null)]
    [InlineData("07700 900000", null)]
    [InlineData("+44CALLME", null)]
    public void The_phone_of_a_customer_is_kept_in_E164(string text, string? kept) => Assert.Equal(kept, ContactPhone.Read(text));
}
