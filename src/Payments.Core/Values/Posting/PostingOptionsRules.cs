namespace Payments;

/// <summary>What posting options may hold.</summary>
internal static class PostingOptionsRules
{
    private const int ShortestDescriptor = 5;
    private const int LongestDescriptor = 22;
    private const int LongestName = 64;
    private const int LongestReportingType = 40;
    private const string NotInDescriptors = "<>\\'\"*";

    /// <summary>The first thing wrong with a postingOptions, or null.</summary>
    /// <param name="postingOptions">The posting options, or null for none.</param>
    /// <param name="customerId">The customer who pays, or null.</param>
    public static Refusal? Check(PostingOptions? postingOptions, string? customerId) =>
        postingOptions is null
            ? null
            : CheckReportingType(postingOptions.ReportingType)
                ?? CheckDescriptor(postingOptions.StatementDescriptor)
                ?? (postingOptions.Unit is { } unit && !IsName(unit) ? Wrong("invalid_unit", "unit", NameRule) : null)
                ?? (
                    postingOptions.TransferToOwners && postingOptions.Unit is null
                        ? Wrong("unit_required", "unit", "is required where money is passed on to its owners")
                        : null
                )
                ?? (
                    postingOptions.CustomerCredit != CustomerCreditUse.None && customerId is null
                        ? CustomerRules.RequiredWith("customer_balance")
                        : null
                )
                ?? (
                    postingOptions is { TransferToOwners: true, CustomerCredit: CustomerCreditUse.Add }
                        ? Wrong(
                            "transfer_of_prepayment",
                            "unit",
                            "is not for prepayments: what becomes a customer's credit cannot be passed on; leave one of the two out"
                        )
                        : null
                )
                ?? FieldText.Check(postingOptions.CustomerCreditDescription, Limits.DescriptionLength, "customer_balance.description");

    /// <summary>The first thing wrong with an ownership, or null.</summary>
    public static Refusal? Check(string unit, IReadOnlyList<PayeeShare> shares)
    {
        if (!IsName(unit))
            return Wrong("invalid_unit", "unit", NameRule);

        for (var i = 0; i < shares.Count; i++)
        {
            var field = $"shares[{i}]";
            if (!IsName(shares[i].PayeeId))
                return Wrong("invalid_payee", $"{field}.payee", NameRule);
            if (shares[i].BasisPoints is < 1 or > 10_000)
                return Wrong("invalid_share", $"{field}.basis_points", "must be 1 to 10,000, which is all");
            if (shares.Take(i).Any(other => other.PayeeId == shares[i].PayeeId))
                return Wrong("payee_twice", $"{field}.payee", "appears more than once; name each payee once");
        }

        return shares.Count > Limits.PayeesPerUnit ? Wrong("too_many_payees", "shares", $"names at most {Limits.PayeesPerUnit} payees")
            : shares.Count > 0 && shares.Sum(share => share.BasisPoints) != 10_000
                ? Wrong("shares_not_whole", "shares", "must come to 10,000 basis points together")
            : null;
    }

    /// <summary>What is wrong with a payee's id, or null.</summary>
    public static Refusal? CheckPayee(string? payeeId) =>
        payeeId is null || IsName(payeeId) ? null : Wrong("invalid_payee", "payee", NameRule);

    /// <summary>Who gets how much of an amount; what cannot be divided goes to the largest remainders.</summary>
    public static IReadOnlyList<PayeeTransfer> Divide(Money amount, IReadOnlyList<PayeeShare> shares)
    {
        if (shares.Count == 0 || !amount.IsPositive)
            return [];

        var parts = amount.Allocate([.. shares.Select(share => (long)share.BasisPoints)]);
        return
        [
            .. shares
                .Select((share, index) => new PayeeTransfer(share.PayeeId, parts[index]))
                .Where(transfer => transfer.Amount.IsPositive),
        ];
    }

    private const string NameRule = "must be 1 to 64 letters, digits, '_', '-' and '.'";

    private static Refusal? CheckReportingType(string? type) =>
        type is null
        || (
            type.Length is >= 1 and <= LongestReportingType
            && char.IsAsciiLetterLower(type[0])
            && type.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_')
        )
            ? null
            : Wrong(
                "invalid_reporting_type",
                "reporting_type",
                "must be 1 to 40 lower-case letters, digits and '_', beginning with a letter"
            );

    private static Refusal? CheckDescriptor(string? text) =>
        text is null ? null
        : text.Length is < ShortestDescriptor or > LongestDescriptor
        || text.Any(character => character is < ' ' or > '~' || NotInDescriptors.Contains(character, StringComparison.Ordinal))
        || !text.Any(char.IsAsciiLetter)
            ? Wrong(
                "invalid_statement_descriptor",
                "statement_descriptor",
                $"must be {ShortestDescriptor} to {LongestDescriptor} plain characters "
                    + "with at least one letter, and without < > \\ ' \" and *"
            )
        : CardNumber.IsWithin(text) ? Wrong("card_data_not_allowed", "statement_descriptor", "holds a card number; leave it out")
        : null;

    private static bool IsName(string? text) =>
        text is { Length: >= 1 and <= LongestName }
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
        && !CardNumber.IsWithin(text);

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
