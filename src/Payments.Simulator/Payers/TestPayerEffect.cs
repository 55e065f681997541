namespace Payments;

/// <summary>
/// What a payer of <see cref="TestPhones"/> or <see cref="TestBankAccounts"/> does once the payment has begun. A delay is
/// <see cref="SimulatorOptions.RailDelay"/>.
/// </summary>
public enum TestPayerEffect
{
    /// <summary>All of the money arrives after a delay.</summary>
    Pays,

    /// <summary>After a delay the payer refuses: <see cref="DeclineCode.PayerRefused"/>.</summary>
    Refuses,

    /// <summary>After a delay there is not enough money: <see cref="DeclineCode.InsufficientFunds"/>.</summary>
    LacksFunds,

    /// <summary>
    /// 40 % arrives after a delay, rounded down and at least one minor unit, and then nothing more. Of one minor unit nothing
    /// arrives.
    /// </summary>
    Underpays,

    /// <summary>40 % arrives after a delay, and the rest after another.</summary>
    TopsUp,

    /// <summary>All and a tenth more, rounded up, arrives after a delay.</summary>
    Overpays,

    /// <summary>All of the money arrives a delay after the time to act was over, a second at least.</summary>
    PaysLate,

    /// <summary>Nothing arrives, and nothing is reported.</summary>
    NeverPays,

    /// <summary>All of the money arrives after a minute.</summary>
    PaysSlowly,

    /// <summary>All of the money arrives after a delay, and everything is reported three times.</summary>
    ToldThrice,

    /// <summary>
    /// 40 % arrives after a delay and the rest after another; then the whole is reported, after it the part, and at last that nothing
    /// has arrived yet.
    /// </summary>
    ToldOutOfOrder,
}
