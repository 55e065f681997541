namespace Payments.AspNetCore;

/// <summary>What a payer agrees to who lets a bank account be debited. Pure.</summary>
internal static class MandateModels
{
    /// <summary>The mandate for a quote, or null where its method debits no account.</summary>
    public static MandateNotice? Of(Quote quote, string merchant, DateTimeOffset now)
    {
        if (DebitMethods.SchemeOf(quote.Method) is not { } scheme)
            return null;

        var texts = PageTexts.For(null);
        var timings = DebitSchedule.For(scheme, now, newMandate: true).Timings;
        return new MandateNotice(
            texts.MandateHeading(scheme),
            texts.MandateText(scheme, merchant),
            [
                new(texts.MandateReference, MandateReference.For(scheme, quote.Id)),
                new(texts.DebitExpectedOn, PageWords.Day(timings.DebitOn)),
                new(texts.SettlementExpectedOn, PageWords.Day(timings.SettleOn)),
            ]
        );
    }
}
