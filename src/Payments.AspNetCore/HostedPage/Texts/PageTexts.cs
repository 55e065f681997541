using System.Globalization;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Every word the hosted page says, in one language. A language is added by a subclass, which the compiler keeps complete, and a line in
/// <see cref="For"/>.
/// </summary>
internal abstract partial class PageTexts
{
    /// <summary>The language where nothing else is asked for.</summary>
    internal const string Default = "en";

    /// <summary>Every language, in the order in which the page offers them.</summary>
    internal static IReadOnlyList<PageTexts> All { get; } =
    [EnglishTexts.Instance, GermanTexts.Instance, SpanishTexts.Instance, FrenchTexts.Instance, SwedishTexts.Instance];

    /// <summary>The texts for a language tag such as "en-GB"; English for languages that have none.</summary>
    internal static PageTexts For(string? language) => Find(language) ?? EnglishTexts.Instance;

    /// <summary>The texts for a language tag such as "de-AT"; null for languages that have none.</summary>
    internal static PageTexts? Find(string? language) =>
        language is null ? null : All.FirstOrDefault(texts => IsOf(language, texts.Language));

    /// <summary>Whether a tag is of a language: "de-AT" is of "de".</summary>
    internal static bool IsOf(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');

    /// <summary>How numbers are written for a language tag; where the system knows no cultures, as programs write them.</summary>
    internal virtual CultureInfo Culture(string tag) =>
        KnownCulture.FindSpecific(tag) ?? KnownCulture.FindSpecific(Region) ?? CultureInfo.InvariantCulture;

    /// <summary>The tag whose habits hold where only the language is known.</summary>
    private protected abstract string Region { get; }

    /// <summary>The language tag of the words themselves, for the page's lang attribute.</summary>
    internal abstract string Language { get; }

    /// <summary>The language's own name for itself.</summary>
    internal abstract string LanguageName { get; }

    /// <summary>What the choice of a language is called.</summary>
    internal abstract string LanguageLabel { get; }

    /// <summary>A day with the month's name, whatever cultures the system knows.</summary>
    internal abstract string Day(DateOnly day);

    /// <summary>"Visa ending 4242".</summary>
    internal abstract string CardEnding(string brand, string last4);

    /// <summary>The name of a method that is known everywhere; null leaves it to its provider.</summary>
    internal abstract string? MethodName(string method);

    /// <summary>One sentence about a method that is known everywhere; null leaves it to its provider.</summary>
    internal abstract string? MethodDescription(string method);

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

    /// <summary>The same where no other card can be tried.</summary>
    internal abstract string CardDeclinedForGood(string merchant);

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

    /// <summary>For a link whose time is over, where the page must not say what became of the payment.</summary>
    internal abstract string LinkOverText(string merchant);
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
