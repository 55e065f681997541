namespace Payments.AspNetCore;

/// <summary>A field to fill in.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Label">For people.</param>
/// <param name="Hint">How to write it, or null.</param>
/// <param name="Value">What it is filled in with, or null.</param>
/// <param name="Problem">Why it is refused, or null.</param>
internal sealed record DetailField(string Name, RequirementKind Kind, string Label, string? Hint, string? Value, string? Problem)
{
    internal string InputId => "field-" + Name;

    internal string DescribedBy => Hint is null ? $"{InputId}-error" : $"{InputId}-hint {InputId}-error";

    internal string InputType => Kind == RequirementKind.Phone ? "tel" : "text";

    // Browsers keep no bank accounts, and must not keep a personal number.
    internal string Autocomplete =>
        Kind switch
        {
            RequirementKind.Phone => "tel",
            RequirementKind.AccountHolder => "name",
            RequirementKind.AddressLine => "address-line1",
            RequirementKind.AddressCity => "address-level2",
            RequirementKind.PostalCode => "postal-code",
            RequirementKind.Country => "country",
            RequirementKind.BankAccount
            or RequirementKind.Text
            or RequirementKind.Iban
            or RequirementKind.SortCode
            or RequirementKind.UkAccountNumber
            or RequirementKind.ClearingNumber
            or RequirementKind.SwedishAccountNumber
            or RequirementKind.PersonalNumber => "off",
        };

    internal string? AutoCapitalize =>
        Kind switch
        {
            RequirementKind.Iban or RequirementKind.PostalCode or RequirementKind.Country => "characters",
            RequirementKind.AccountHolder or RequirementKind.AddressLine or RequirementKind.AddressCity => "words",
            RequirementKind.Phone
            or RequirementKind.BankAccount
            or RequirementKind.Text
            or RequirementKind.SortCode
            or RequirementKind.UkAccountNumber
            or RequirementKind.ClearingNumber
            or RequirementKind.SwedishAccountNumber
            or RequirementKind.PersonalNumber => null,
        };

    internal string? InputMode =>
        Kind switch
        {
            RequirementKind.Phone => "tel",
            RequirementKind.BankAccount
            or RequirementKind.SortCode
            or RequirementKind.UkAccountNumber
            or RequirementKind.ClearingNumber
            or RequirementKind.SwedishAccountNumber
            or RequirementKind.PersonalNumber => "numeric",
            RequirementKind.Text
            or RequirementKind.Iban
            or RequirementKind.AccountHolder
            or RequirementKind.AddressLine
            or RequirementKind.AddressCity
            or RequirementKind.PostalCode
            or RequirementKind.Country => null,
        };
}
