using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>Composes the words of a mail from its payment's records. Pure.</summary>
internal sealed class EmailWords(OutgoingEmail email, string merchant, string? support)
{
    private readonly EmailTexts _texts = EmailTexts.For(email.Locale);
    private readonly CultureInfo _culture = EmailTexts.For(email.Locale).Culture(email.Locale);

    public EmailContent Of(CheckoutSession? session, Charge? charge) =>
        email.Kind switch
        {
            EmailKind.PaymentLink => Link(session!),
            EmailKind.Receipt => Receipt(charge!, session),
            EmailKind.DebitAnnounced => Debit(charge!, session),
            EmailKind.PaymentFailed => Failed(charge!, session),
        };

    private EmailContent Link(CheckoutSession session)
    {
        var amount = Amount(session.Amount);
        return Content(
            amount,
            session.HasExpiry
                ? [_texts.LinkText(merchant, amount), _texts.ValidUntil(Time(session.ExpiresAt))]
                : [_texts.LinkText(merchant, amount)]
        ) with
        {
            Facts = [.. Reference(session)],
            Link = LinkTo(session, amount),
        };
    }

    private EmailContent Receipt(Charge charge, CheckoutSession? session)
    {
        var amount = Amount(charge.AmountReceived);
        return Content(amount, [_texts.ReceiptText(merchant)]) with
        {
            Facts =
            [
                new(_texts.Amount, amount),
                new(_texts.To, merchant),
                new(_texts.PaidAt, Time(charge.PaidAt() ?? email.CreatedAt)),
                .. charge.Card is { } card ? (PageFact[])[new(_texts.PaidWith, $"{NameOf(card)} •••• {card.Last4}")] : [],
                .. Reference(session),
                PaymentId(charge),
            ],
        };
    }

    private EmailContent Debit(Charge charge, CheckoutSession? session)
    {
        var amount = Amount(charge.Amount);
        var day = email.DebitOn?.ToString("D", _culture);
        return Content(amount, [_texts.DebitText(merchant, amount, day)]) with
        {
            Facts =
            [
                new(_texts.Amount, amount),
                .. day is null ? (PageFact[])[] : [new(_texts.DebitOn, day)],
                .. Reference(session),
                PaymentId(charge),
            ],
        };
    }

    private EmailContent Failed(Charge charge, CheckoutSession? session)
    {
        var amount = Amount(charge.Amount);
        var link = session is { Status: SessionStatus.Open, PageUrl: not null } open ? LinkTo(open, Amount(open.Amount)) : null;
        return Content(amount, link is null ? [_texts.FailedText(merchant)] : [_texts.FailedText(merchant), _texts.PayAgain]) with
        {
            Facts = [new(_texts.Amount, amount), .. Reference(session), PaymentId(charge)],
            Link = link,
        };
    }

    private PageFact PaymentId(Charge charge) => new(_texts.PaymentId, PaymentIds.Of(charge.Origin, charge.PaymentIntentId, charge));

    private EmailContent Content(string amount, IReadOnlyList<string> paragraphs) =>
        new()
        {
            Language = _texts.Language,
            Subject = _texts.Subject(email.Kind, merchant, amount),
            Paragraphs = email.Owner.Livemode ? paragraphs : [_texts.TestMode, .. paragraphs],
            Footer = support is null ? [_texts.Reason(merchant)] : [_texts.Help(support), _texts.Reason(merchant)],
        };

    private EmailLink LinkTo(CheckoutSession session, string amount) => new(_texts.PayButton(amount), session.PageUrl!, _texts.LinkHint);

    private IEnumerable<PageFact> Reference(CheckoutSession? session) =>
        session?.ClientReferenceId is { } reference ? [new(_texts.Reference, reference)] : [];

    private static string NameOf(CardSummary card) => CardBrands.Name(CardBrands.OfKey(card.Brand));

    private string Amount(Money amount) => amount.Format(_culture);

    private string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("D", _culture) + time.UtcDateTime.ToString(", HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
