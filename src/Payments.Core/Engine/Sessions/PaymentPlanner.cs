using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Plans the payment that a payer confirms: the quote must be valid, and everything that its method requires must be given.
/// </summary>
internal sealed class PaymentPlanner(EngineServices engine, AcceptedMethods methods)
{
    public static PaymentPlanner Of(EngineParts parts) => parts.Once(made => new PaymentPlanner(made.Engine, AcceptedMethods.Of(made)));

    public async ValueTask<Result<PaymentPlan>> PlanAsync(
        CheckoutSession session,
        PaymentSubmission submission,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var quote = Id.IsWellFormed(submission.QuoteId, QuoteStorage.IdPrefix)
            ? await engine.Store.GetAsync(QuoteStorage.Table, session.Owner, submission.QuoteId, cancellationToken).ConfigureAwait(false)
            : null;
        if (quote is null)
            return QuoteRules.NotFound(submission.QuoteId);
        if (QuoteRules.Confirm(quote.Value, session, now) is { } refusal)
            return refusal;

        var offered = await methods.ListForSessionAsync(session, cancellationToken).ConfigureAwait(false);
        var request = new QuoteRequest
        {
            Pricing = session.Pricing,
            Method = quote.Value.Method,
            Currency = quote.Value.Amounts.CustomerAmount.Currency,
            Rail = quote.Value.Rail,
        };
        if (QuoteRules.Choose(offered, request, out var method, out var rail) is { } gone)
            return gone;

        var confirmed = quote with { Value = quote.Value with { PayerDigest = PayerDigests.Of(quote.Value.Id, submission.Fields) } };
        return Plan(session, confirmed, method!.Offer, rail, submission, now);
    }

    private static Result<PaymentPlan> Plan(
        CheckoutSession session,
        Stored<Quote> quote,
        MethodOffer offer,
        PaymentRail? rail,
        PaymentSubmission submission,
        DateTimeOffset now
    )
    {
        var amount = quote.Value.Amounts.CustomerAmount;
        if (offer.Method == MethodIds.Card)
        {
            return submission.Card is { } card
                ? new PaymentPlan(new PaymentSource.Card(card.Token), amount)
                {
                    Card = card.Card,
                    Quote = quote,
                    ReturnUrl = submission.ReturnUrl ?? session.PageUrl,
                }
                : new Refusal(
                    RefusalKind.Invalid,
                    "card_required",
                    "card is required: give the card to the provider's fields first, and send its token",
                    "card"
                );
        }

        var fields = RequirementRules.Check(offer.Requirements, rail, submission.Fields, out var problems);
        if (problems.Count > 0)
            return new Refusal(RefusalKind.Invalid, "requirements", problems[0].Message, problems[0].Field) { Problems = problems };

        var scheme = DebitMethods.SchemeOf(offer.Method);
        return new PaymentPlan(new PaymentSource.Rail(offer.Method, rail?.Id, fields), amount)
        {
            Rail = rail?.Id,
            Quote = quote,
            ReturnUrl = offer.Method == MethodIds.PayByBank ? submission.ReturnUrl ?? session.PageUrl : null,

            // A debit is settled by the bank's days, and not by what its payer does.
            PayableUntil = scheme is null ? now + offer.Window : null,
            BankAccount = DebitMethods.Summarize(offer.Method, fields),
            MandateReference = scheme is { } debit ? MandateReference.For(debit, quote.Value.Id) : null,
        };
    }
}
