namespace Payments.Simulator;

/// <summary>
/// The last four digits of a payer's number say what the payer does, so that they go with every dialing code and bank. A
/// number that ends otherwise pays.
/// </summary>
internal static class PayerNumbers
{
    private const int TellingDigits = 4;

    public static IReadOnlyList<PayerNumber> All { get; } =
    [
        new("0001", TestPayerEffect.Pays, "pays"),
        new("0002", TestPayerEffect.Refuses, "refuses to pay"),
        new("9995", TestPayerEffect.LacksFunds, "has insufficient funds"),
        new("0040", TestPayerEffect.Underpays, "pays 40 % and no more"),
        new("0041", TestPayerEffect.TopsUp, "pays 40 %, then the rest"),
        new("0110", TestPayerEffect.Overpays, "pays 10 % too much"),
        new("0099", TestPayerEffect.PaysLate, "pays when the time is over"),
        new("0404", TestPayerEffect.NeverPays, "never pays"),
        new("0060", TestPayerEffect.PaysSlowly, "pays after a minute"),
        new("0333", TestPayerEffect.ToldThrice, "pays, told three times"),
        new("0321", TestPayerEffect.ToldOutOfOrder, "pays in two parts, told out of order"),
    ];

    public static TestPayerEffect EffectOf(string number) =>
        All.FirstOrDefault(known => number.Length >= TellingDigits && known.Last4 == number[^TellingDigits..])?.Effect
        ?? TestPayerEffect.Pays;
}

/// <param name="Last4">The digits that select it.</param>
/// <param name="Effect">What the payer does.</param>
/// <param name="Words">The same in English, to follow who the payer is.</param>
internal sealed record PayerNumber(string Last4, TestPayerEffect Effect, string Words);
