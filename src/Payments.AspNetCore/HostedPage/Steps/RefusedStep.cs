namespace Payments.AspNetCore;

/// <summary>What the payer sees after a refusal.</summary>
internal enum RefusedStep
{
    /// <summary>The same, at a fresh price.</summary>
    Renew,

    /// <summary>The details, with what is wrong.</summary>
    Correct,

    /// <summary>The methods and currencies.</summary>
    Choose,

    /// <summary>What has become of the session.</summary>
    Follow,

    /// <summary>The end: no more attempts.</summary>
    GiveUp,
}
