using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>
/// Every word that mails say, in one language. A language is added by a subclass, which the compiler keeps complete, and a line in
/// <see cref="For"/>.
/// </summary>
internal abstract class EmailTexts
{
    /// <summary>The texts for a language tag such as "de-AT"; English for languages that have none.</summary>
    internal static EmailTexts For(string language) =>
        language.Split('-')[0].ToLowerInvariant() switch
        {
            "de" => GermanEmailTexts.Instance,
            "fr" => FrenchEmailTexts.Instance,
            "sv" => SwedishEmailTexts.Instance,
            "es" => SpanishEmailTexts.Instance,
            _ => EnglishEmailTexts.Instance,
        };

    /// <summary>The language of the words themselves.</summary>
    internal abstract string Language { get; }

    internal abstract string Subject(EmailKind kind, string merchant, string amount);

    internal abstract string LinkText(string merchant, string amount);
    internal abstract string ReceiptText(string merchant);

    /// <summary>Announces a debit; the day is null where it is not known.</summary>
    internal abstract string DebitText(string merchant, string amount, string? day);
    internal abstract string FailedText(string merchant);
    internal abstract string PayAgain { get; }

    internal abstract string PayButton(string amount);
    internal abstract string LinkHint { get; }
    internal abstract string ValidUntil(string time);

    internal abstract string Amount { get; }
    internal abstract string To { get; }
    internal abstract string Reference { get; }
    internal abstract string PaidAt { get; }
    internal abstract string PaidWith { get; }
    internal abstract string PaymentId { get; }
    internal abstract string DebitOn { get; }

    internal abstract string TestMode { get; }
    internal abstract string Help(string address);
    internal abstract string Reason(string merchant);

    /// <summary>How numbers and dates are written for a language tag; where the system knows no cultures, as programs write them.</summary>
    internal CultureInfo Culture(string language)
    {
        var isOwn =
            language.Contains('-', StringComparison.Ordinal)
            && For(language) == this
            && language.StartsWith(Language, StringComparison.OrdinalIgnoreCase);
        return KnownCulture.Find(isOwn ? language : Region) ?? KnownCulture.Find(Region) ?? CultureInfo.InvariantCulture;
    }

    /// <summary>The tag whose habits hold where only the language is known.</summary>
    private protected abstract string Region { get; }
}
