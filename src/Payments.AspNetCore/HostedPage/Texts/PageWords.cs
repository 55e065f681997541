using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Amounts, times and methods as the page writes them.</summary>
internal static class PageWords
{
    public static string Amount(Money amount) => amount.Format(KnownCulture.British);

    public static PaymentSummary Summary(Money amount, CheckoutSession session) =>
        new(Amount(amount), amount.Currency.Code, session.ClientReferenceId)
        {
            TotalText = session.CreditApplied is null ? null : Amount(session.Total),
            CreditText = session.CreditApplied is { } credit ? Amount(credit) : null,
        };

    /// <summary>Until when a session can be paid; null where that has no end.</summary>
    public static string? Expiry(CheckoutSession session) => session.HasExpiry ? Time(session.ExpiresAt) : null;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static ReturnLink? Link(string? url) => url is null ? null : ReturnLink.To(url);

    public static string Card(CardSummary card) => $"{CardBrands.Name(CardBrands.OfKey(card.Brand))} ending {card.Last4}";

    /// <summary>What a charge is paid by: "Visa ending 4242", "Mobile money, MTN MoMo".</summary>
    public static string Method(Charge charge, IReadOnlyList<MethodOffer> offers)
    {
        if (charge.Card is { } card)
            return Card(card);
        if (charge.Method == MethodIds.CustomerBalance)
            return PageTexts.For(null).CustomerCredit;

        var offer = offers.FirstOrDefault(known => known.Method == charge.Method);
        var rail = offer?.Rails.FirstOrDefault(known => known.Id == charge.Rail);
        if (charge.BankAccount is { } account)
            return PageTexts.For(null).MethodOfAccount(offer?.DisplayName ?? charge.Method, account.Last4);
        return rail is null ? offer?.DisplayName ?? charge.Method : $"{offer!.DisplayName}, {rail.Name}";
    }
}
