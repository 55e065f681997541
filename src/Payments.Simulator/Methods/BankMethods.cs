namespace Payments.Simulator;

/// <summary>The bank methods of Europe and the United States, for sessions that name them.</summary>
internal static class BankMethods
{
    private static readonly TimeSpan _transferWindow = TimeSpan.FromDays(14);
    private static readonly TimeSpan _bankWindow = TimeSpan.FromMinutes(15);
    private static readonly Requirement _holder = new(Requirement.AccountHolderName, RequirementKind.AccountHolder);
    private static readonly Currency _krona = Currency.Of("SEK");

    public static IReadOnlyList<MethodOffer> All { get; } =
    [
        Debit(
            MethodIds.BacsDebit,
            "Bacs Direct Debit",
            "Let us collect the amount from your bank account in the United Kingdom.",
            Currency.Gbp,
            new(Requirement.SortCode, RequirementKind.SortCode),
            new(Requirement.AccountNumber, RequirementKind.UkAccountNumber)
        ),
        Debit(
            MethodIds.SepaDebit,
            "SEPA Direct Debit",
            "Let us collect the amount from your bank account in the SEPA area.",
            Currency.Eur,
            [new Requirement(Requirement.Iban, RequirementKind.Iban), .. SepaRequirements.AddressOutsideEea]
        ),
        Debit(
            MethodIds.Autogiro,
            "Autogiro",
            "Let us collect the amount from your bank account in Sweden.",
            _krona,
            new(Requirement.ClearingNumber, RequirementKind.ClearingNumber),
            new(Requirement.AccountNumber, RequirementKind.SwedishAccountNumber),
            new(Requirement.PersonalNumber, RequirementKind.PersonalNumber)
        ),
        new()
        {
            Method = MethodIds.BankTransfer,
            DisplayName = "Bank transfer",
            Description = "Send the amount from your bank to an account number that is yours alone.",
            Currencies = [Currency.Gbp, Currency.Eur, Currency.Usd],
            Window = _transferWindow,
            OnRequest = true,
        },
        new()
        {
            Method = MethodIds.DirectTransfer,
            DisplayName = "Direct transfer",
            Description = "Send the amount from your bank to the business’s own account.",
            Currencies = [Currency.Gbp, Currency.Eur, Currency.Usd, _krona],
            Window = _transferWindow,
            OnRequest = true,
        },
        new()
        {
            Method = MethodIds.PayByBank,
            DisplayName = "Pay by bank",
            Description = "Approve the payment in your bank’s app or pages, and come back.",
            Currencies = [Currency.Gbp, Currency.Eur],
            Window = _bankWindow,
            OnRequest = true,
        },
    ];

    private static MethodOffer Debit(
        string method,
        string name,
        string description,
        Currency currency,
        params ReadOnlySpan<Requirement> account
    ) =>
        new()
        {
            Method = method,
            DisplayName = name,
            Description = description,
            Currencies = [currency],
            Requirements = [_holder, .. account],
            OnRequest = true,
        };
}
