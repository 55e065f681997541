using Payments.Providers;

namespace Payments.Simulator;

/// <summary>The last four digits of the account say what comes of a debit; one that ends otherwise is paid.</summary>
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
            : All.FirstOrDefault(known => known.Last4 == number[^TellingDigits..]).Effect;
}
