using Xunit;

namespace Payments.Core.Tests;

/// <summary>Requirements that depend on the value of another field: the payer's address, on the country of the IBAN.</summary>
public sealed class DependentRequirementTests
{
    private static readonly Requirement[] Sepa =
    [
        new(Requirement.AccountHolderName, RequirementKind.AccountHolder),
        new(Requirement.Iban, RequirementKind.Iban),
        .. SepaRequirements.AddressOutsideEea,
    ];

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", false)]
    [InlineData("NO93 8601 1117 947", false)]
    [InlineData("IS14 0159 2600 7654 5510 7303 39", false)]
    [InlineData("LI21 0881 0000 2324 013A A", false)]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", false)]
    [InlineData("", false)]
    [InlineData("GB29 NWBK 6016 1331 9268 19", true)]
    [InlineData("CH93 0076 2011 6238 5295 7", true)]
    [InlineData("GI75 NWBK 0000 0000 7099 453", true)]
    [InlineData("MC58 1122 2000 0101 2345 6789 030", true)]
    [InlineData("SM86 U032 2509 8000 0000 0270 100", true)]
    [InlineData("AD12 0001 2030 2003 5910 0100", true)]
    [InlineData("VA59 0011 2300 0012 3456 78", true)]
    [InlineData("AL47 2121 1009 0000 0002 3569 8741", true)]
    [InlineData("ME25 5050 0001 2345 6789 51", true)]
    [InlineData("MK07 2501 2000 0058 984", true)]
    [InlineData("MD24 AG00 0225 1000 1310 4168", true)]
    [InlineData("RS35 2600 0560 1001 6113 79", true)]
    [InlineData(" \u200bc h93 0076 2011 6238 5295 7", true)]
    [InlineData("IBAN GB29 NWBK 6016 1331 9268 19", true)]
    public void An_account_outside_the_EEA_asks_for_the_address(string iban, bool asks)
    {
        var given = new Dictionary<string, string?> { [Requirement.AccountHolderName] = "Ada", [Requirement.Iban] = iban };
        var applicable = RequirementRules.Applicable(Sepa, given);
        RequirementRules.Check(Sepa, null, given, out var problems);

        string[] address = ["address_line1", "address_postal_code", "address_city", "address_country"];
        Assert.Equal(asks ? [.. Sepa.Select(one => one.Field)] : ["account_holder_name", "iban"], applicable.Select(one => one.Field));
        Assert.Equal(asks ? address : [], problems.Where(problem => problem.Field != Requirement.Iban).Select(problem => problem.Field));
    }

    [Fact]
    public void The_address_is_taken_where_it_is_asked_for_and_left_out_where_it_is_not()
    {
        var given = new Dictionary<string, string?>
        {
            [Requirement.AccountHolderName] = "Heidi",
            [Requirement.Iban] = "CH93 0076 2011 6238 5295 7",
            [Requirement.AddressLine1] = " Bahnhofstrasse 1 ",
            [Requirement.AddressPostalCode] = "8001",
            [Requirement.AddressCity] = "Zürich",
            [Requirement.AddressCountry] = "ch",
        };
        var swiss = RequirementRules.Check(Sepa, null, given, out var problems);
        given[Requirement.Iban] = "DE89 3704 0044 0532 0130 00";
        var german = RequirementRules.Check(Sepa, null, given, out _);

        Assert.Empty(problems);
        Assert.Equal(
            ("Bahnhofstrasse 1", "8001", "Zürich", "CH"),
            (swiss["address_line1"], swiss["address_postal_code"], swiss["address_city"], swiss["address_country"])
        );
        Assert.Equal(["account_holder_name", "iban"], german.Keys);
    }

    [Theory]
    [InlineData("address_line1", "", "address_line1 is required: the street and house number of the account holder")]
    [InlineData("address_line1", "...", "address_line1 is the street and house number of the account holder")]
    [InlineData("address_line1", "4242 4242 4242 4242", "address_line1 is text without control characters and without a card number")]
    [InlineData("address_city", "Llanfairpwllgwyngyllgogerychwyrndrobwyll", "address_city has at most 35 characters; shorten it")]
    [InlineData("address_postal_code", "12345678901234567", "address_postal_code has at most 16 characters; shorten it")]
    [InlineData("address_country", "", "address_country is required: the two letters of the account holder's country, such as CH")]
    [InlineData("address_country", "XX", "address_country is the two letters of a country (ISO 3166-1), such as CH or GB")]
    [InlineData("address_country", "Switzerland", "address_country is the two letters of a country (ISO 3166-1), such as CH or GB")]
    public void A_wrong_part_is_named_with_the_remedy(string field, string text, string message)
    {
        var given = new Dictionary<string, string?>
        {
            [Requirement.AccountHolderName] = "Heidi",
            [Requirement.Iban] = "CH93 0076 2011 6238 5295 7",
            [Requirement.AddressLine1] = "Bahnhofstrasse 1",
            [Requirement.AddressPostalCode] = "8001",
            [Requirement.AddressCity] = "Zürich",
            [Requirement.AddressCountry] = "CH",
            [field] = text,
        };
        RequirementRules.Check(Sepa, null, given, out var problems);

        Assert.Equal(field, Assert.Single(problems).Field);
        Assert.StartsWith(message, problems[0].Message, StringComparison.Ordinal);
    }
}
