namespace Payments;

/// <summary>What the SEPA schemes require of a payer besides the IBAN and the name.</summary>
public static class SepaRequirements
{
    /// <summary>
    /// The payer's address, for an account in a SEPA country outside the European Economic Area: Regulation (EU) 2023/1113 has it go
    /// with the money, and the rulebooks take it in parts only since 15 November 2026. For a method whose IBAN is in the field
    /// <see cref="Requirement.Iban"/>.
    /// </summary>
    public static IReadOnlyList<Requirement> AddressOutsideEea { get; } =
        Array.AsReadOnly<Requirement>([
            Of(Requirement.AddressLine1, RequirementKind.AddressLine),
            Of(Requirement.AddressPostalCode, RequirementKind.PostalCode),
            Of(Requirement.AddressCity, RequirementKind.AddressCity),
            Of(Requirement.AddressCountry, RequirementKind.Country),
        ]);

    private static Requirement Of(string field, RequirementKind kind) =>
        new(field, kind) { When = new RequirementCondition(Requirement.Iban, IbanCountries.InSepaOutsideEea) };
}
