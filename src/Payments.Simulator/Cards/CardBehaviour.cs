namespace Payments.Simulator;

/// <summary>
/// What a charge of a card does, and the word by which a token says so. Words never change: tokens outlive a restart.
/// </summary>
internal sealed record CardBehaviour
{
    private CardBehaviour(string word, TestCardEffect effect, DeclineCode? code = null, DisputeReason? reason = null)
    {
        Word = word;
        Effect = effect;
        Code = code;
        Reason = reason;
    }

    public static CardBehaviour Approved { get; } = new("approved", TestCardEffect.Approve);

    public static CardBehaviour Declined { get; } = Declines("declined", DeclineCode.CardDeclined);

    public static CardBehaviour InsufficientFunds { get; } = Declines("nofunds", DeclineCode.InsufficientFunds);

    public static CardBehaviour ExpiredCard { get; } = Declines("expired", DeclineCode.ExpiredCard);

    public static CardBehaviour IncorrectCvc { get; } = Declines("wrongcvc", DeclineCode.IncorrectCvc);

    public static CardBehaviour ProcessingError { get; } = Declines("error", DeclineCode.ProcessingError);

    public static CardBehaviour LostCard { get; } = Declines("lostcard", DeclineCode.LostCard);

    public static CardBehaviour StolenCard { get; } = Declines("stolencard", DeclineCode.StolenCard);

    public static CardBehaviour CardVelocityExceeded { get; } = Declines("velocity", DeclineCode.CardVelocityExceeded);

    public static CardBehaviour DoNotHonor { get; } = Declines("donothonor", DeclineCode.DoNotHonor);

    public static CardBehaviour Fraudulent { get; } = Declines("fraudulent", DeclineCode.Fraudulent);

    public static CardBehaviour TransactionNotAllowed { get; } = Declines("notallowed", DeclineCode.TransactionNotAllowed);

    public static CardBehaviour IssuerNotAvailable { get; } = Declines("noissuer", DeclineCode.IssuerNotAvailable);

    public static CardBehaviour CurrencyNotSupported { get; } = Declines("nocurrency", DeclineCode.CurrencyNotSupported);

    public static CardBehaviour InvalidAccount { get; } = Declines("noaccount", DeclineCode.InvalidAccount);

    public static CardBehaviour Unpublished { get; } = Declines("unpublished", DeclineCode.TestModeCardOnly);

    public static CardBehaviour LostAnswer { get; } = new("lostanswer", TestCardEffect.LoseAnswer);

    public static CardBehaviour LostRequest { get; } = new("lostrequest", TestCardEffect.LoseRequest);

    public static CardBehaviour Challenged { get; } = new("challenged", TestCardEffect.Challenge);

    public static CardBehaviour ChallengedThenDeclined { get; } =
        new("challengeddeclined", TestCardEffect.Challenge, DeclineCode.CardDeclined);

    public static CardBehaviour ChallengedUnlessSaved { get; } = new("challengedunlesskept", TestCardEffect.ChallengeUnlessSaved);

    public static CardBehaviour DeclinedOnceSaved { get; } =
        new("declinedoncekept", TestCardEffect.DeclineOnceSaved, DeclineCode.CardDeclined);

    public static CardBehaviour RefundedLater { get; } = new("refundlater", TestCardEffect.RefundLater);

    public static CardBehaviour RefundFailsLater { get; } = new("refundfails", TestCardEffect.RefundFailsLater);

    public static CardBehaviour DisputedAsFraud { get; } = Disputes("disputefraud", DisputeReason.Fraudulent);

    public static CardBehaviour DisputedAsNotReceived { get; } = Disputes("disputenotreceived", DisputeReason.ProductNotReceived);

    public static CardBehaviour DisputedAsUnrecognized { get; } = Disputes("disputeunrecognized", DisputeReason.Unrecognized);

    public string Word { get; }

    public TestCardEffect Effect { get; }

    public DeclineCode? Code { get; }

    /// <summary>Why its payer disputes what was paid; null where no payer does.</summary>
    public DisputeReason? Reason { get; }

    private static CardBehaviour[] All { get; } =
    [
        Approved,
        Declined,
        InsufficientFunds,
        ExpiredCard,
        IncorrectCvc,
        ProcessingError,
        LostCard,
        StolenCard,
        CardVelocityExceeded,
        DoNotHonor,
        Fraudulent,
        TransactionNotAllowed,
        IssuerNotAvailable,
        CurrencyNotSupported,
        InvalidAccount,
        Unpublished,
        LostAnswer,
        LostRequest,
        Challenged,
        ChallengedThenDeclined,
        ChallengedUnlessSaved,
        DeclinedOnceSaved,
        RefundedLater,
        RefundFailsLater,
        DisputedAsFraud,
        DisputedAsNotReceived,
        DisputedAsUnrecognized,
    ];

    public static CardBehaviour? Find(string? word) => Array.Find(All, behaviour => behaviour.Word == word);

    private static CardBehaviour Declines(string word, DeclineCode code) => new(word, TestCardEffect.Decline, code);

    private static CardBehaviour Disputes(string word, DisputeReason reason) => new(word, TestCardEffect.Dispute, reason: reason);
}
