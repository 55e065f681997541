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
                    .SetEquals(offer.Requirements.Select(static required => required.Field))
            )
            ?? offers.FirstOrDefault(offer => offer.Currencies.Contains(currency))
            ?? offers.FirstOrDefault();
    }
}
