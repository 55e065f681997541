using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Every word the hosted page says, in one language. A language is added by a subclass, which the compiler keeps complete, and a line in
/// <see cref="For"/>.
/// </summary>
internal abstract partial class PageTexts
{
    /// <summary>The texts for a language tag such as "en-GB"; English for languages that have none.</summary>
    internal static PageTexts For(string? language) =>
        (language ?? "").Split('-')[0] switch
        {
            _ => EnglishTexts.Instance,
        };

    /// <summary>The language tag of the words themselves, for the page's lang attribute.</summary>
    internal abstract string Language { get; }

    internal abstract string PayHeading(string merchant);
    internal abstract string PayTitle(string amount, string merchant);
    internal abstract string ErrorTitle(string title);
    internal abstract string PayButton(string amount);
    internal abstract string PayButtonBusy { get; }
    internal abstract string CardHeading { get; }
    internal abstract string Back(string host);
    internal abstract string Reference { get; }
    internal abstract string PayBefore { get; }
    internal abstract string Encrypted { get; }

    internal abstract string Label(CardField field);
    internal abstract string? Hint(CardField field);
    internal abstract string Message(CardField field, CardFieldProblem problem);
    internal abstract string ErrorSummary { get; }
    internal abstract string EnterCardAgain { get; }
    internal abstract string DeclineHeading { get; }

    /// <summary>For a decline whose reason the payer should not see, which is the rule.</summary>
    internal abstract string CardDeclined { get; }

    /// <summary>For a payer who did not confirm the payment with the bank.</summary>
    internal abstract string AuthenticationFailed { get; }

    /// <summary>For a session that takes no further attempts.</summary>
    internal abstract string TooManyAttempts { get; }

    internal abstract string TestMode { get; }
    internal abstract string TestModeDetail { get; }
    internal abstract string TestCardsHeading { get; }
    internal abstract string TestCardsHint { get; }
    internal abstract IReadOnlyList<TestCard> TestCards { get; }

    internal abstract string AuthenticateTitle { get; }
    internal abstract string AuthenticateText { get; }
    internal abstract string AuthenticateGo { get; }
    internal abstract string AbandonAuthentication { get; }
    internal abstract string ChallengeTitle { get; }

    /// <summary>What is to be confirmed; the amount is null where a card is only to be kept.</summary>
    internal abstract string ChallengeText(string card, string? amount, string merchant);
    internal abstract string ChallengePass { get; }
    internal abstract string ChallengeFail { get; }
    internal abstract string ChallengedTitle(TestChallengeState state);
    internal abstract string ChallengedText { get; }

    internal abstract string ProcessingTitle { get; }
    internal abstract string ProcessingText { get; }
    internal abstract string ProcessingCheck { get; }
    internal abstract string PaidTitle { get; }
    internal abstract string PaidText(string merchant);
    internal abstract string PaidAmount { get; }
    internal abstract string PaidTo { get; }
    internal abstract string PaidAt { get; }
    internal abstract string PaidWith { get; }
    internal abstract string PaymentId { get; }
    internal abstract string Print { get; }
    internal abstract string RedirectingTitle { get; }
    internal abstract string RedirectingText(string host);
    internal abstract string Continue(string host);
    internal abstract string ExpiredTitle { get; }
    internal abstract string ExpiredText(string merchant);
    internal abstract string CanceledTitle { get; }
    internal abstract string CanceledText { get; }
    internal abstract string NotFoundTitle { get; }
    internal abstract string NotFoundText { get; }
    internal abstract string UnavailableTitle { get; }
    internal abstract string UnavailableText { get; }
    internal abstract string Retry { get; }

    internal abstract string Help { get; }
    internal abstract string Terms { get; }
    internal abstract string Privacy { get; }
    internal abstract string FooterLabel { get; }
}
