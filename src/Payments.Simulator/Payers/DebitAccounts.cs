using System.Globalization;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>
/// Makes the accounts that are published: of the right form and with right check digits, and such that none passes for a card
/// number.
/// </summary>
internal static class DebitAccounts
{
    private const string Holder = "Test Payer";
    private const string SortCode = "108800";
    private const string Clearing = "5000";
    private const string Person = "191212121212";
    private const int FirstCheckDigits = 2;
    private const int LastCheckDigits = 98;
    private const int SwedishBeginnings = 1000;

    public static IReadOnlyList<TestDebitAccount> All { get; } =
        Array.AsReadOnly<TestDebitAccount>([
            .. DebitEffects.All.Select(known => Uk(known.Last4, known.Effect, known.Words)),
            .. DebitEffects.All.Select(known => Sepa(known.Last4, known.Effect, known.Words)),
            .. DebitEffects.All.Select(known => Sweden(known.Last4, known.Effect, known.Words)),
        ]);

    /// <summary>An IBAN of the Netherlands, whose letters keep its digits apart.</summary>
    public static Iban Dutch(string tenDigits)
    {
        for (var check = FirstCheckDigits; check <= LastCheckDigits; check++)
        {
            if (Iban.TryParse(string.Create(CultureInfo.InvariantCulture, $"NL{check:00}SIMU{tenDigits}"), out var iban))
                return iban;
        }

        throw new InvalidOperationException("One pair of check digits fits every account.");
    }

    private static TestDebitAccount Uk(string last4, TestDebitEffect effect, string words)
    {
        var number = $"0001{last4}";
        return new(
            MethodIds.BacsDebit,
            new Dictionary<string, string>
            {
                [Requirement.AccountHolderName] = Holder,
                [Requirement.SortCode] = SortCode,
                [Requirement.AccountNumber] = number,
            },
            $"10-88-00 {number}",
            effect,
            words
        );
    }

    private static TestDebitAccount Sepa(string last4, TestDebitEffect effect, string words)
    {
        var iban = Dutch($"000000{last4}");
        return new(
            MethodIds.SepaDebit,
            new Dictionary<string, string> { [Requirement.AccountHolderName] = Holder, [Requirement.Iban] = iban.Electronic },
            iban.Print,
            effect,
            words
        );
    }

    // The last digit is a check digit and has its meaning here already: the beginning makes it right.
    private static TestDebitAccount Sweden(string last4, TestDebitEffect effect, string words)
    {
        for (var beginning = 0; beginning < SwedishBeginnings; beginning++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{beginning:000}{last4}");
            SwedishBankAccount.Check(Clearing, number, out var account);
            if (account is not null)
            {
                return new(
                    MethodIds.Autogiro,
                    new Dictionary<string, string>
                    {
                        [Requirement.AccountHolderName] = Holder,
                        [Requirement.ClearingNumber] = Clearing,
                        [Requirement.AccountNumber] = number,
                        [Requirement.PersonalNumber] = Person,
                    },
                    $"{Clearing} {number}",
                    effect,
                    words
                );
            }
        }

        throw new InvalidOperationException("One beginning in eleven fits every ending.");
    }
}

/// <summary>The last four digits of the account decide the outcome of a debit; one that ends otherwise is paid.</summary>
internal static class DebitEffects
{
    private const int TellingDigits = 4;

    public static IReadOnlyList<(string Last4, TestDebitEffect Effect, string Words)> All { get; } =
    [
        ("2345", TestDebitEffect.Settles, "Is paid"),
        ("9995", TestDebitEffect.LacksFunds, "Lacks funds on the day"),
        ("0003", TestDebitEffect.AccountClosed, "The account is closed"),
        ("0004", TestDebitEffect.MandateRefused, "The bank refuses the mandate"),
        ("0005", TestDebitEffect.NotAuthorized, "The account may not be debited"),
        ("0050", TestDebitEffect.FailsLate, "Is paid, and returned by the bank days later"),
        ("0070", TestDebitEffect.Disputed, "Is paid, and claimed back by the payer later"),
    ];

    /// <summary>The merchant's word goes before the account.</summary>
    public static TestDebitEffect Of(ChargeRequest request, PaymentSource.Rail source) =>
        request.Simulate switch
        {
            SimulatedOutcome.Success => TestDebitEffect.Settles,
            SimulatedOutcome.Failed or SimulatedOutcome.Underpaid => TestDebitEffect.LacksFunds,
            null => OfNumber(
                source.Fields.GetValueOrDefault(Requirement.Iban) ?? source.Fields.GetValueOrDefault(Requirement.AccountNumber) ?? ""
            ),
        };

    private static TestDebitEffect OfNumber(string number) =>
        number.Length < TellingDigits
            ? TestDebitEffect.Settles
            : All.Where(known => known.Last4 == number[^TellingDigits..]).Select(known => (TestDebitEffect?)known.Effect).FirstOrDefault()
                ?? TestDebitEffect.Settles;
}
