namespace Payments;

/// <summary>Why a dispute refuses news or evidence, in order of precedence.</summary>
internal enum DisputeRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is won or lost.</summary>
    AlreadyClosed,

    /// <summary>Evidence was handed in already.</summary>
    EvidenceSubmitted,

    /// <summary>The time for evidence is over.</summary>
    EvidenceTooLate,
}

internal static class DisputeRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "dispute_not_found", $"There is no dispute {TextExcerpt.Of(id)}");

    public static Refusal NoAmount { get; } =
        new(RefusalKind.Invalid, "amount_not_positive", "amount: must be more than zero; the dispute is not recorded", "amount");

    public static Refusal NoReference { get; } =
        new(
            RefusalKind.Invalid,
            "reference_required",
            "reference is required: the provider's own id of the dispute, by which it is known again",
            "reference"
        );

    public static Refusal OtherCharge(Dispute dispute) =>
        new(
            RefusalKind.WrongState,
            "dispute_of_other_charge",
            $"reference: it is of dispute {dispute.Id} of charge {dispute.ChargeId}, which is another charge; check the provider's records",
            "reference"
        );

    public static Refusal Unsupported { get; } =
        Wrong("evidence_unsupported", "The provider does not accept evidence from here; respond to the dispute there");

    public static Refusal Describe(DisputeRefusal refusal) =>
        refusal switch
        {
            DisputeRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            DisputeRefusal.AlreadyClosed => Wrong("already_closed", "The dispute is decided; it takes no more evidence"),
            DisputeRefusal.EvidenceSubmitted => Wrong("evidence_submitted", "Evidence was handed in already; it cannot be changed"),
            DisputeRefusal.EvidenceTooLate => Wrong("evidence_too_late", "The time for evidence is over"),
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}
