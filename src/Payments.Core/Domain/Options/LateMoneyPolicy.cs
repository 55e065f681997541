namespace Payments;

/// <summary>What becomes of money that arrives after its charge has failed or expired, or after the payer gave it up.</summary>
public enum LateMoneyPolicy
{
    /// <summary>It waits for the merchant, who accepts it or gives it back.</summary>
    Hold,

    /// <summary>
    /// It counts as payment, unless it is less than the amount or the session was paid otherwise in the meantime: then it waits.
    /// </summary>
    Accept,

    /// <summary>It is given back at once.</summary>
    Refund,
}
