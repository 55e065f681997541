using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Amounts, times and methods as the page writes them in one language. Immutable.</summary>
internal sealed class PageWords
{
    private readonly CultureInfo _culture;

    private PageWords(string tag, PageTexts texts)
    {
        Tag = tag;
        Texts = texts;
        _culture = texts.Culture(tag);
    }

    /// <summary>The tag by which the texts were chosen, such as "de-AT".</summary>
    public string Tag { get; }

    public PageTexts Texts { get; }

    /// <summary>The words for a language tag; English where there are no texts in it.</summary>
    public static PageWords For(string? tag) =>
        PageTexts.Find(tag) is { } texts ? new(tag!, texts) : new(PageTexts.Default, PageTexts.For(PageTexts.Default));

    public static ReturnLink? Link(string? url) => url is null ? null : ReturnLink.To(url);

    public string Amount(Money amount) => amount.Format(_culture);

    public PaymentSummary Summary(Money amount, CheckoutSession session) =>
        new(Amount(amount), amount.Currency.Code, session.ClientReferenceId)
        {
            TotalText = session.CreditApplied is null ? null : Amount(session.Total),
            CreditText = session.CreditApplied is { } credit ? Amount(credit) : null,
        };

    /// <summary>Until when a session can be paid; null where that has no end.</summary>
    public string? Expiry(CheckoutSession session) => session.HasExpiry ? Time(session.ExpiresAt) : null;

    public string Day(DateOnly day) => Texts.Day(day);

    public string Time(DateTimeOffset time) =>
        Day(DateOnly.FromDateTime(time.UtcDateTime)) + time.UtcDateTime.ToString(", HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A rate for people: "1 USD = 15.5 GHS".</summary>
    public string Rate(ExchangeRate rate) => RateText.Of(rate, _culture.NumberFormat);

    public string Card(CardSummary card) => Texts.CardEnding(CardBrands.Name(CardBrands.OfKey(card.Brand)), card.Last4);

    /// <summary>A method's name: the provider's own in English, and that of a known method in other languages.</summary>
    public string NameOf(MethodOffer offer) => Texts.MethodName(offer.Method) ?? offer.DisplayName;

    public string DescriptionOf(MethodOffer offer) => Texts.MethodDescription(offer.Method) ?? offer.Description;

    /// <summary>A currency's name, as the standard has it in English; null in other languages, where the code stands alone.</summary>
    public string? NameOf(Currency currency) => Texts.Language == "en" ? currency.Name : null;

    /// <summary>What a charge is paid by: "Visa ending 4242", "Mobile money, MTN MoMo".</summary>
    public string Method(Charge charge, IReadOnlyList<MethodOffer> offers)
    {
        if (charge.Card is { } card)
            return Card(card);
        if (charge.Method == MethodIds.CustomerBalance)
            return Texts.CustomerCredit;

        var offer = offers.FirstOrDefault(known => known.Method == charge.Method);
        var name = offer is null ? charge.Method : NameOf(offer);
        if (charge.BankAccount is { } account)
            return Texts.MethodOfAccount(name, account.Last4);
        return offer?.Rails.FirstOrDefault(known => known.Id == charge.Rail) is { } rail ? $"{name}, {rail.Name}" : name;
    }
}
