namespace Payments.Simulator;

/// <summary>What a charge of a card does, and the word by which a token says so. Words stay the same for ever: tokens outlive a restart.</summary>
internal sealed record CardBehaviour
{
    private CardBehaviour(string word, TestCardEffect effect, DeclineCode? code = null)
    {
        Word = word;
        Effect = effect;
        Code = code;
    }

    public static CardBehaviour Approved { get; } = new("approved", TestCardEffect.Approve);

    public static CardBehaviour Declined { get; } = new("declined", TestCardEffect.Decline, DeclineCode.CardDeclined);

    public static CardBehaviour InsufficientFunds { get; } = new("nofunds", TestCardEffect.Decline, DeclineCode.InsufficientFunds);

    public static CardBehaviour ExpiredCard { get; } = new("expired", TestCardEffect.Decline, DeclineCode.ExpiredCard);

    public static CardBehaviour IncorrectCvc { get; } = new("wrongcvc", TestCardEffect.Decline, DeclineCode.IncorrectCvc);

    public static CardBehaviour ProcessingError { get; } = new("error", TestCardEffect.Decline, DeclineCode.ProcessingError);

    public static CardBehaviour Unpublished { get; } = new("unpublished", TestCardEffect.Decline, DeclineCode.TestModeCardOnly);

    public static CardBehaviour LostAnswer { get; } = new("lostanswer", TestCardEffect.LoseAnswer);

    public static CardBehaviour LostRequest { get; } = new("lostrequest", TestCardEffect.LoseRequest);

    public string Word { get; }

    public TestCardEffect Effect { get; }

    public DeclineCode? Code { get; }

    private static CardBehaviour[] All { get; } =
        [Approved, Declined, InsufficientFunds, ExpiredCard, IncorrectCvc, ProcessingError, Unpublished, LostAnswer, LostRequest];

    public static CardBehaviour? Find(string word) => Array.Find(All, behaviour => behaviour.Word == word);
}
