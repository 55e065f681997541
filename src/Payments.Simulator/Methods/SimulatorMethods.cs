using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What the simulator offers: cards in every currency, transfers and mobile money where they are in use.</summary>
internal static class SimulatorMethods
{
    public static IReadOnlyList<MethodOffer> All { get; } =
        Array.AsReadOnly<MethodOffer>([
            new()
            {
                Method = MethodIds.Card,
                DisplayName = "Card",
                Description = "Pay with a debit or credit card.",
                Currencies = Currency.All,
            },
            new()
            {
                Method = MethodIds.BankTransfer,
                DisplayName = "Bank transfer",
                Description = "Send the amount from your bank account to one that is made for this payment.",
                Currencies = [Currency.Ngn, Currency.Ghs, Currency.Kes, Currency.Usd, Currency.Of("ZAR")],
                Requirements = [new(Requirement.BankAccountNumber, RequirementKind.BankAccount)],
                Window = TimeSpan.FromMinutes(60),
            },
            new()
            {
                Method = MethodIds.MobileMoney,
                DisplayName = "Mobile money",
                Description = "Confirm the payment on your phone.",
                Currencies = [.. MobileMoneyRails.All.SelectMany(static rail => rail.Currencies).Distinct()],
                Rails = MobileMoneyRails.All,
                Requirements = [new(Requirement.PhoneNumber, RequirementKind.Phone)],
                Window = TimeSpan.FromMinutes(10),
            },
            .. BankMethods.All,
        ]);

    /// <summary>
    /// The numbers of <see cref="TestBankAccounts"/> for a transfer, and those of <see cref="TestPhones"/> that the currency's
    /// operators take.
    /// </summary>
    public static IReadOnlyList<TestInput> InputsFor(string method, Currency currency) =>
        method switch
        {
            MethodIds.BankTransfer => [.. TestBankAccounts.All.Select(account => new TestInput(account.Number, account.Description))],
            MethodIds.MobileMoney =>
            [
                .. MobileMoneyRails
                    .All.Where(rail => rail.Currencies.Contains(currency))
                    .SelectMany(TestPhones.For)
                    .Distinct()
                    .Select(phone => new TestInput(phone.Number, phone.Description)),
            ],
            _ =>
            [
                .. TestBankAccounts
                    .Debits.Where(account => account.Method == method)
                    .Select(account => new TestInput(account.Number, account.Description)),
            ],
        };

    /// <summary>
    /// The offer of a method other than the card: of those of its name the one that takes the currency and the fields. Null where
    /// there is none of the name.
    /// </summary>
    public static MethodOffer? Find(PaymentSource.Rail source, Currency currency)
    {
        MethodOffer[] offers = [.. All.Where(offer => offer.Method == source.Method && offer.Method != MethodIds.Card)];
        return offers.FirstOrDefault(offer =>
                offer.Currencies.Contains(currency)
                && source
                    .Fields.Keys.ToHashSet(StringComparer.Ordinal)
                    .SetEquals(RequirementRules.Applicable(offer.Requirements, source.Fields!).Select(static required => required.Field))
            )
            ?? offers.FirstOrDefault(offer => offer.Currencies.Contains(currency))
            ?? offers.FirstOrDefault();
    }
}

/// <summary>
/// The operators by country. A rail has one dialing code, so an operator is a rail in each of its countries: under its plain
/// name in the first, and elsewhere with the country's code behind it.
/// </summary>
internal static class MobileMoneyRails
{
    public static IReadOnlyList<PaymentRail> All { get; } =
        Array.AsReadOnly<PaymentRail>([
            .. In("GHS", "+233", ("mtn", "MTN MoMo"), ("telecel", "Telecel Cash"), ("airteltigo", "AirtelTigo Money")),
            .. In("KES", "+254", ("mpesa", "M-PESA"), ("airtel_ke", "Airtel Money")),
            .. In("UGX", "+256", ("airtel", "Airtel Money"), ("mtn_ug", "MTN MoMo")),
            .. In("TZS", "+255", ("mpesa_tz", "M-Pesa"), ("airtel_tz", "Airtel Money"), ("mixx", "Mixx by Yas")),
            .. In("RWF", "+250", ("mtn_rw", "MTN MoMo"), ("airtel_rw", "Airtel Money")),
            .. In("ZMW", "+260", ("mtn_zm", "MTN MoMo"), ("airtel_zm", "Airtel Money")),
        ]);

    private static IEnumerable<PaymentRail> In(string currency, string dialingCode, params (string Id, string Name)[] operators) =>
        operators.Select(known => new PaymentRail(known.Id, known.Name, [Currency.Of(currency)], dialingCode));
}
