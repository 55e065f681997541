namespace Payments;

/// <summary>What a customer may hold. Pure.</summary>
internal static class CustomerRecordRules
{
    public static Refusal NotFound(string id, string? field = null) =>
        new(
            field is null ? RefusalKind.NotFound : RefusalKind.Invalid,
            "customer_not_found",
            $"There is no customer {TextExcerpt.Of(id)}",
            field
        );

    public static Refusal HasCredit(Money left) =>
        new(
            RefusalKind.WrongState,
            "customer_has_credit",
            $"The customer has {left} of credit; apply it or take it back by an adjustment first"
        );

    public static Refusal? Check(CustomerRequest request) =>
        CheckName(request.Name)
        ?? CheckEmail(request.Email)
        ?? CheckPhone(request.Phone)
        ?? CheckAddress(request.Address)
        ?? FieldText.Check(request.Description, Limits.DescriptionLength, "description", multiline: true);

    /// <summary>The first field of a change that is wrong, or null.</summary>
    public static Refusal? Check(CustomerChange change) =>
        Check(
            new CustomerRequest
            {
                Name = change.Name?.Value,
                Email = change.Email?.Value,
                Phone = change.Phone?.Value,
                Address = change.Address?.Value,
                Description = change.Description?.Value,
            }
        );

    private static Refusal? CheckName(string? name) =>
        name is null || CustomerRules.IsName(name)
            ? null
            : Wrong("invalid_name", "name", $"must be a name of 1 to {Limits.CustomerTextLength} characters");

    private static Refusal? CheckEmail(string? email) =>
        email is null || CustomerRules.IsEmail(email) ? null : Wrong("invalid_email", "email", CustomerRules.DescribeEmail(email));

    private static Refusal? CheckPhone(string? phone) =>
        phone is null || ContactPhone.Read(phone) is not null
            ? null
            : Wrong("invalid_phone", "phone", "must be a phone number with its country's code such as +447700900000");

    private static Refusal? CheckAddress(PostalAddress? address) =>
        address is null
            ? null
            : FieldText.Check(address.Line1, Limits.CustomerTextLength, "address.line1")
                ?? FieldText.Check(address.Line2, Limits.CustomerTextLength, "address.line2")
                ?? FieldText.Check(address.City, Limits.CustomerTextLength, "address.city")
                ?? FieldText.Check(address.State, Limits.CustomerTextLength, "address.state")
                ?? FieldText.Check(address.PostalCode, Limits.CustomerTextLength, "address.postal_code")
                ?? (
                    address.Country is null || (address.Country.Length == 2 && !address.Country.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
                        ? null
                        : Wrong("invalid_country", "address.country", "must be a country's two upper-case letters such as GB")
                );

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
