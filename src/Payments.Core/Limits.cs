namespace Payments;

/// <summary>Every limit of the domain, in one place. Lengths are in Unicode characters (scalar values).</summary>
public static class Limits
{
    /// <summary>The largest amount of one payment, in minor units: 999,999,999,999. Hosts lower it by <see cref="PaymentsOptions.MaximumAmount"/>.</summary>
    public const long Amount = 999_999_999_999;

    /// <summary>A merchant's own reference.</summary>
    public const int ReferenceLength = 200;

    /// <summary>A redirect URL.</summary>
    public const int UrlLength = 2048;

    /// <summary>An idempotency key.</summary>
    public const int IdempotencyKeyLength = 255;

    /// <summary>How often a command is decided again after another writer moved its records.</summary>
    public const int DecideAgain = 3;

    /// <summary>The largest page of a list.</summary>
    public const int PageSize = 100;

    /// <summary>Charges that one session may try; card testing ends here.</summary>
    public const int ChargesPerIntent = 25;
}
