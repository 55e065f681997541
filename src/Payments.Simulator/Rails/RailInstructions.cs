using System.Globalization;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What the payer is told to do. An account number has ten digits, too few to pass for a card's.</summary>
internal static class RailInstructions
{
    private const string BankName = "Simulator Bank";
    private const string AccountName = "Test payment";
    private const int HintDigits = 3;

    public static PaymentInstructions For(PaymentSource.Rail source, Currency currency, RandomSource random) =>
        RailRules.RailOf(source, currency) is { } rail
            ? new PaymentInstructions.PhonePrompt(rail.Name, RailRules.NumberOf(source)[^HintDigits..])
            : new PaymentInstructions.BankAccount(
                BankName,
                Digits(random, 1_000_000_000, 9_000_000_000),
                AccountName,
                $"SIM-{Digits(random, 10_000_000, 90_000_000)}"
            );

    private static string Digits(RandomSource random, long least, long count)
    {
        Span<byte> bytes = stackalloc byte[8];
        random.Fill(bytes);
        return (least + (long)(BitConverter.ToUInt64(bytes) % (ulong)count)).ToString(CultureInfo.InvariantCulture);
    }
}
