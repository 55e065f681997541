using Xunit;

namespace Payments.Core.Tests;

public sealed class SwedishIdentityNumberTests
{
    [Theory]
    [InlineData("19121212-1212", "191212121212")]
    [InlineData("121212+1212", "1212121212")]
    [InlineData("1212121212", "1212121212")]
    [InlineData("701063-2391", "7010632391")]
    [InlineData("556047-3521", "5560473521")]
    [InlineData("16 556047-3521", "165560473521")]
    [InlineData("005560473521", "005560473521")]
    public void Persons_and_organizations_are_read(string text, string digits)
    {
        Assert.Null(SwedishIdentityNumber.Check(text, out var read));

        Assert.Equal(digits, read);
    }

    [Theory]
    [InlineData("", "personal_number is required: the account holder's personal or organization number, such as 19121212-1212")]
    [InlineData("19121212-121", "personal_number has 10 digits, or 12 with the century")]
    [InlineData("19121212-1211", "personal_number has a last digit that does not fit the others; look for a wrong digit")]
    [InlineData(
        "121312-1211",
        "personal_number begins with a date of birth, such as 19121212, or is the number of an organization; check it"
    )]
    [InlineData(
        "17121212-1212",
        "personal_number begins with a date of birth, such as 19121212, or is the number of an organization; check it"
    )]
    [InlineData(
        "19556047-3521",
        "personal_number begins with a date of birth, such as 19121212, or is the number of an organization; check it"
    )]
    [InlineData(
        "121200-1212",
        "personal_number begins with a date of birth, such as 19121212, or is the number of an organization; check it"
    )]
    [InlineData(
        "121240-1212",
        "personal_number begins with a date of birth, such as 19121212, or is the number of an organization; check it"
    )]
    [InlineData("1212T1-1212", "personal_number has digits only, such as 19121212-1212 or 556047-3521")]
    public void What_is_wrong_is_said_with_the_remedy(string text, string message)
    {
        Assert.Equal(new FieldRefusal("personal_number", message), SwedishIdentityNumber.Check(text, out var digits));

        Assert.Equal("", digits);
    }
}
