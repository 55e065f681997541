namespace Payments;

/// <summary>What may help after a decline.</summary>
public enum DeclineAdvice
{
    /// <summary>Another card or method; the same one again will be declined again.</summary>
    UseAnother,

    /// <summary>What was typed is wrong: mend it.</summary>
    Correct,

    /// <summary>The same again, later or when there is money.</summary>
    TryAgainLater,

    /// <summary>Bring the payer back, who must authenticate.</summary>
    Authenticate,

    /// <summary>Begin a new payment: this one is over.</summary>
    StartAgain,
}
