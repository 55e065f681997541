namespace Payments;

/// <summary>Why a charge refuses an outcome or a command, in order of precedence.</summary>
internal enum ChargeRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The provider declines a charge whose money it has reported: a contradiction that an operator must see.</summary>
    DeclinedAfterMoney,

    /// <summary>The money is in a different currency from the charge: a contradiction that an operator must see.</summary>
    OtherCurrency,

    /// <summary>The outcome is not known yet; it must be awaited.</summary>
    Undecided,

    /// <summary>The charge has its money, or has ended without any.</summary>
    AlreadyDecided,

    /// <summary>Some of the money has arrived: accept or refund it first.</summary>
    HasMoney,

    /// <summary>No money waits for a decision.</summary>
    NothingToDecide,

    /// <summary>The payer's time to act is not over yet.</summary>
    NotYetDue,

    /// <summary>No money is reserved that could be taken.</summary>
    NotCapturable,

    /// <summary>More is to be taken than is reserved, or nothing, or in another currency.</summary>
    CaptureOutOfRange,

    /// <summary>The charge cannot be canceled: it has money, or its outcome is not known.</summary>
    NotReleasable,

    /// <summary>Money is reported for a charge whose money was returned: a contradiction that an operator must see.</summary>
    MoneyAfterReturn,

    /// <summary>Zero or less is reported as money.</summary>
    NoMoney,

    /// <summary>The money is more than was to be taken.</summary>
    MoreThanAsked,

    /// <summary>Money is reported without the provider's own id of it.</summary>
    NoReference,

    /// <summary>The provider's own id is another charge's.</summary>
    ReferenceTaken,
}

internal static class ChargeRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "charge_not_found", $"There is no charge {TextExcerpt.Of(id, 60)}");

    public static Refusal Describe(ChargeRefusal refusal) =>
        refusal switch
        {
            ChargeRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            ChargeRefusal.DeclinedAfterMoney => Wrong(
                "declined_after_money",
                "The provider declines a charge whose money it has reported; check the provider's records"
            ),
            ChargeRefusal.OtherCurrency => Wrong(
                "other_currency",
                "The money is in a different currency from the charge; check the provider's records"
            ),
            ChargeRefusal.Undecided => Wrong("undecided", "The charge's outcome is not known yet; wait for it"),
            ChargeRefusal.AlreadyDecided => Wrong("already_decided", "The charge is decided already"),
            ChargeRefusal.HasMoney => Wrong("has_money", "Some of the charge's money has arrived; accept or refund it"),
            ChargeRefusal.NothingToDecide => Wrong(
                "nothing_to_decide",
                "No money of the charge waits for a decision; it must be underpaid or paid late"
            ),
            ChargeRefusal.NotYetDue => Wrong("not_yet_due", "The payer's time to act is not over yet"),
            ChargeRefusal.NotCapturable => Wrong(
                "not_capturable",
                "No money of the charge is reserved; it must be authorized and not captured"
            ),
            ChargeRefusal.CaptureOutOfRange => new Refusal(
                RefusalKind.Invalid,
                "capture_out_of_range",
                "The amount to capture must be more than zero, at most what is reserved, and in the charge's currency",
                "amount_to_capture"
            ),
            ChargeRefusal.NotReleasable => Wrong(
                "not_releasable",
                "The charge has money, or its outcome is not known yet; it cannot be canceled"
            ),
            ChargeRefusal.MoneyAfterReturn => Wrong(
                "money_after_return",
                "The provider reports money for a charge whose money was returned to the payer; check the provider's records"
            ),
            ChargeRefusal.NoMoney => Wrong("no_money", "The provider reports money of zero or less; check the provider's records"),
            ChargeRefusal.MoreThanAsked => Wrong(
                "more_than_asked",
                "The provider reports more than was to be taken; check its records, and accept the charge if the amount is right"
            ),
            ChargeRefusal.NoReference => Wrong(
                "no_reference",
                "The provider reports money without its own id of it; check the provider's records"
            ),
            ChargeRefusal.ReferenceTaken => Wrong(
                "reference_taken",
                "The provider's id for the charge is another charge's already; check the provider's records"
            ),
        };

    /// <summary>What an outcome that is refused says of its charge; null for the refusal of a command.</summary>
    public static ChargeMismatchKind? MismatchOf(ChargeRefusal refusal)
    {
        foreach (var kind in Enum.GetValues<ChargeMismatchKind>())
        {
            if (Of(kind) == refusal && refusal != ChargeRefusal.None)
                return kind;
        }

        return null;
    }

    public static ChargeRefusal Of(ChargeMismatchKind kind) =>
        kind switch
        {
            ChargeMismatchKind.DeclinedAfterMoney => ChargeRefusal.DeclinedAfterMoney,
            ChargeMismatchKind.OtherCurrency => ChargeRefusal.OtherCurrency,
            ChargeMismatchKind.NoMoney => ChargeRefusal.NoMoney,
            ChargeMismatchKind.MoreThanAsked => ChargeRefusal.MoreThanAsked,
            ChargeMismatchKind.OtherCapture => ChargeRefusal.None,
            ChargeMismatchKind.MoneyAfterReturn => ChargeRefusal.MoneyAfterReturn,
            ChargeMismatchKind.NoReference => ChargeRefusal.NoReference,
            ChargeMismatchKind.ReferenceTaken => ChargeRefusal.ReferenceTaken,
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}
