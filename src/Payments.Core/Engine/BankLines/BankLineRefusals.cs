using Payments.Providers;

namespace Payments;

/// <summary>What may be done with bank lines. Pure.</summary>
internal static class BankLineRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "bank_line_not_found", $"There is no bank line {TextExcerpt.Of(id)}");

    public static Refusal AlreadyResolved(BankLine line) =>
        new(
            RefusalKind.WrongState,
            "bank_line_resolved",
            $"The bank line is {line.Status.ToString().ToLowerInvariant()} already; only one in suspense can be resolved"
        );

    public static Refusal Differs(BankLine line, string difference) =>
        new(
            RefusalKind.WrongState,
            "bank_line_differs",
            $"reference: the bank line {line.Id} has it, with another {difference}; check the "
                + "bank's records, and give a new line a reference of its own",
            "reference"
        );

    public static Refusal ReversalUnknown { get; } =
        new(
            RefusalKind.NotFound,
            "bank_line_not_found",
            "original_reference: there is no bank line with it; report the line first, then its reversal",
            "original_reference"
        );

    public static Refusal ReversalDiffers(BankLine line) =>
        new(
            RefusalKind.Invalid,
            "reversal_differs",
            $"amount: the bank line {line.Id} is of {line.Amount}, and a reversal takes back all of it; check the bank's records",
            "amount"
        );

    public static Refusal AlreadyReversed(BankLine line) =>
        new(
            RefusalKind.WrongState,
            "bank_line_reversed",
            $"The bank line {line.Id} is reversed already, by another reversal; check the bank's records"
        );

    public static Refusal SentBack(BankLine line) =>
        new(
            RefusalKind.WrongState,
            "bank_line_returned",
            $"The bank line {line.Id} was sent back already, and is not in the ledger any more; check whether that was this reversal"
        );

    public static Refusal NotOpen { get; } =
        new(
            RefusalKind.WrongState,
            "session_not_open",
            "The session cannot be paid by this line: it has ended, or another payment is under way",
            "session"
        );

    public static Refusal TooLittle(Money asked) =>
        new(
            RefusalKind.WrongState,
            "line_too_small",
            $"The session asks for {asked}, which is more than the line, or in another currency; make it a customer's credit instead",
            "session"
        );

    public static Refusal NoCustomer { get; } =
        new(
            RefusalKind.WrongState,
            "no_customer_for_surplus",
            "The line is more than the session asks for, and the session has no customer who could have the rest",
            "session"
        );

    /// <summary>
    /// The first thing wrong with a reported line, or null. A retired currency is not refused, for the money has arrived: it pays what
    /// still asks for it, or waits in suspense.
    /// </summary>
    public static Refusal? Check(BankLineNotification told) =>
        !told.Amount.IsPositive ? Wrong("amount_not_positive", "amount", "must be more than zero")
        : string.IsNullOrWhiteSpace(told.Provider) || told.Provider.Length > 40
            ? Wrong("invalid_provider", "provider", "must be 1 to 40 characters")
        : string.IsNullOrWhiteSpace(told.Reference)
            ? Wrong("reference_required", "reference", "is required: the bank's own id of the line, by which it is known again")
        : !TextRules.IsText(told.Provider, multiline: false)
            ? Wrong("not_text", "provider", "is text without control characters; remove them")
        : TextRules.IsLonger(BankLineIdentity.Reference(told.Reference), Limits.UniqueReferenceLength)
            ? Wrong(
                "text_too_long",
                "reference",
                $"has at most {Limits.UniqueReferenceLength} characters; give a shorter one that is the same each time"
            )
        : !TextRules.IsText(BankLineIdentity.Reference(told.Reference), multiline: false)
            ? Wrong("not_text", "reference", "is text without control characters; remove them")
        : null;

    /// <summary>The first thing wrong with a reported reversal, or null.</summary>
    public static Refusal? Check(BankLineReversalNotification told) =>
        string.IsNullOrWhiteSpace(told.OriginalReference)
            ? Wrong("reference_required", "original_reference", "is required: the reference of the line that is reversed")
        : string.IsNullOrWhiteSpace(told.Reference)
            ? Wrong("reference_required", "reference", "is required: the bank's own id of the reversal")
        : FieldText.Check(BankLineIdentity.Reference(told.Reference), Limits.UniqueReferenceLength, "reference");

    private static Refusal Wrong(string code, string field, string problem) => new(RefusalKind.Invalid, code, $"{field} {problem}", field);
}
