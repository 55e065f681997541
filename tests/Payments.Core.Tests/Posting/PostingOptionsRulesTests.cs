using Xunit;

namespace Payments.Core.Tests;

public sealed class PostingOptionsRulesTests
{
    private const string Customer = "cus_0000000000000000000001";

    public static TheoryData<string?, string?> Types { get; } =
        new()
        {
            { null, null },
            { "rent", null },
            { "service_charge_2", null },
            { new string('a', 40), null },
            { "", "invalid_reporting_type" },
            { "Rent", "invalid_reporting_type" },
            { "1st", "invalid_reporting_type" },
            { "a-b", "invalid_reporting_type" },
            { new string('a', 41), "invalid_reporting_type" },
        };

    public static TheoryData<string?, string?> Descriptors { get; } =
        new()
        {
            { null, null },
            { "RENT1", null },
            { new string('R', 22), null },
            { "RENT", "invalid_statement_descriptor" },
            { new string('R', 23), "invalid_statement_descriptor" },
            { "12345", "invalid_statement_descriptor" },
            { "RENT*1", "invalid_statement_descriptor" },
            { "RENT<1", "invalid_statement_descriptor" },
            { "RÉNT1", "invalid_statement_descriptor" },
            { "A 4242424242424242", "card_data_not_allowed" },
        };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_reporting_type_is_a_word_of_lower_case(string? type, string? code) =>
        Assert.Equal(code, PostingOptionsRules.Check(new PostingOptions { ReportingType = type }, null)?.Code);

    [Theory]
    [MemberData(nameof(Descriptors))]
    public void A_statement_descriptor_is_what_banks_print(string? text, string? code) =>
        Assert.Equal(code, PostingOptionsRules.Check(new PostingOptions { StatementDescriptor = text }, null)?.Code);

    [Fact]
    public void What_needs_something_else_says_so()
    {
        Assert.Null(PostingOptionsRules.Check(postingOptions: null, customerId: null));
        Assert.Equal("unit_required", PostingOptionsRules.Check(new PostingOptions { TransferToOwners = true }, null)?.Code);
        Assert.Equal("invalid_unit", PostingOptionsRules.Check(new PostingOptions { Unit = "flat 1" }, null)?.Code);
        Assert.NotNull(PostingOptionsRules.Check(new PostingOptions { CustomerCredit = CustomerCreditUse.Apply }, null));
        Assert.Null(
            PostingOptionsRules.Check(
                new PostingOptions
                {
                    CustomerCredit = CustomerCreditUse.Apply,
                    Unit = "flat-1",
                    TransferToOwners = true,
                },
                Customer
            )
        );
        Assert.Equal(
            "transfer_of_prepayment",
            PostingOptionsRules
                .Check(
                    new PostingOptions
                    {
                        CustomerCredit = CustomerCreditUse.Add,
                        Unit = "flat-1",
                        TransferToOwners = true,
                    },
                    Customer
                )
                ?.Code
        );
    }

    [Fact]
    public void An_ownership_is_whole_and_names_each_payee_once()
    {
        Assert.Null(PostingOptionsRules.Check("flat-1", []));
        Assert.Null(PostingOptionsRules.Check("flat-1", [new("a", 1), new("b", 9_999)]));
        Assert.Equal("invalid_unit", PostingOptionsRules.Check("", [])?.Code);
        Assert.Equal("shares_not_whole", PostingOptionsRules.Check("flat-1", [new("a", 9_999)])?.Code);
        Assert.Equal(("invalid_share", "shares[0].basis_points"), Of(PostingOptionsRules.Check("flat-1", [new("a", 0), new("b", 10_000)])));
        Assert.Equal(("payee_twice", "shares[1].payee"), Of(PostingOptionsRules.Check("flat-1", [new("a", 5_000), new("a", 5_000)])));
        Assert.Equal("invalid_payee", PostingOptionsRules.Check("flat-1", [new("a b", 10_000)])?.Code);
        var many = Enumerable.Range(0, Limits.PayeesPerUnit + 1).Select(index => new PayeeShare($"p{index}", 1)).ToList();
        Assert.Equal("too_many_payees", PostingOptionsRules.Check("flat-1", many)?.Code);
    }

    private static (string?, string?) Of(Refusal? refusal) => (refusal?.Code, refusal?.Field);
}
