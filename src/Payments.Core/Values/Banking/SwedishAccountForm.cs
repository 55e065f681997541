namespace Payments;

/// <summary>
/// The five ways in which Swedish banks build an account number; Bankgirot, which publishes them, tells them apart by type and
/// comment.
/// </summary>
internal enum SwedishAccountForm
{
    /// <summary>
    /// Type 1, comment 1: seven digits, modulus 11 over the clearing number without its first digit and the account number.
    /// </summary>
    SevenAfterShortClearing,

    /// <summary>Type 1, comment 2: seven digits, modulus 11 over the whole clearing number and the account number.</summary>
    SevenAfterClearing,

    /// <summary>Type 2, comment 1: ten digits, modulus 10 over them alone.</summary>
    Ten,

    /// <summary>Type 2, comment 2: nine digits, or eight with a zero left out in front, modulus 11 over them alone.</summary>
    Nine,

    /// <summary>Type 2, comment 3: up to ten digits, filled up with zeros in front, modulus 10 over them alone.</summary>
    UpToTen,
}
