using Payments.Providers;

namespace Payments.Specifications;

/// <summary>One charge in the provider's own records.</summary>
public sealed class CardBook(ChargeRequest? request)
{
    /// <summary>What was asked for; null where the key was released before it was seen.</summary>
    public ChargeRequest? Request { get; } = request;

    public CardStanding Standing { get; set; }

    /// <summary>Why nothing was taken.</summary>
    public DeclineCode Code { get; set; }

    /// <summary>What was taken, in minor units.</summary>
    public long Taken { get; set; }

    /// <summary>What went back for good, in minor units.</summary>
    public long Refunded { get; set; }

    /// <summary>What the payer's bank took back late, in minor units.</summary>
    public long Returned { get; set; }

    public DateTimeOffset Until { get; set; }

    public string? SavedToken { get; set; }

    public string? SavedFingerprint { get; set; }

    /// <summary>How often money was taken; more than once is a breach.</summary>
    public int Takings { get; set; }
}

/// <summary>The state of a charge at a scripted provider.</summary>
public enum CardStanding
{
    Undecided,
    Challenged,
    Declined,
    Reserved,
    Taken,
    Released,
}
