namespace Payments;

/// <summary>Every limit of the domain, in one place. Lengths are in Unicode characters (scalar values).</summary>
public static class Limits
{
    /// <summary>
    /// The largest amount there is, in minor units of any currency: 999,999,999,999. That of one payment is lower, by its currency; see
    /// <see cref="AmountLimits"/> and <see cref="PaymentsOptions.MaximumAmount"/>.
    /// </summary>
    public const long Amount = 999_999_999_999;

    /// <summary>A merchant's own reference.</summary>
    public const int ReferenceLength = 200;

    /// <summary>A redirect URL.</summary>
    public const int UrlLength = 2048;

    /// <summary>An idempotency key.</summary>
    public const int IdempotencyKeyLength = 255;

    /// <summary>How often a command is decided again after another writer moved its records.</summary>
    public const int DecideAgain = 3;

    /// <summary>Events that an account may have sent again within a minute.</summary>
    public const int ResendsPerMinute = 30;

    /// <summary>The largest page of a list.</summary>
    public const int PageSize = 100;

    /// <summary>Openings that a dispute remembers.</summary>
    public const int DisputeOpenings = 20;

    /// <summary>Charges that one payment intent, and with it one session, may try; card testing ends here.</summary>
    public const int ChargesPerIntent = 25;

    /// <summary>The states that a charge's history keeps.</summary>
    public const int ChargeHistory = 40;

    /// <summary>A merchant's reference that no other checkout or refund of the account may have.</summary>
    public const int UniqueReferenceLength = 128;

    /// <summary>A refund's reason.</summary>
    public const int ReasonLength = 500;

    /// <summary>An e-mail address, or a part of a customer's name.</summary>
    public const int CustomerTextLength = 255;

    /// <summary>A description.</summary>
    public const int DescriptionLength = 1000;

    /// <summary>The text of a merchant's evidence against a dispute.</summary>
    public const int EvidenceLength = 20_000;

    /// <summary>The cards that are kept for one customer.</summary>
    public const int PaymentMethodsPerCustomer = 100;

    /// <summary>What a payer may write on a bank transfer.</summary>
    public const int RemittanceLength = 500;

    /// <summary>The charges that a reconciliation names as differing.</summary>
    public const int ReconciledCharges = 100;

    /// <summary>The days of a statement, a history or a summary.</summary>
    public const int ReportDays = 366;

    /// <summary>The payees among whom what is paid for a unit is divided.</summary>
    public const int PayeesPerUnit = 20;

    /// <summary>The accounts, beside its owner's own, for which one API key may act.</summary>
    public const int AccountsPerKey = 1000;

    /// <summary>When a session that never expires does: the end of time.</summary>
    internal static DateTimeOffset NoExpiry { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The attempts of one setup intent; card testing ends here.</summary>
    public const int AttemptsPerSetup = 10;
}
