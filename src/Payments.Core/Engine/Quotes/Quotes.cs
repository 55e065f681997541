using Payments.Storage;

namespace Payments;

/// <summary>
/// Quotes: what a payment costs in one currency and by one method, frozen for <see cref="PaymentsOptions.QuoteLifetime"/>.
/// </summary>
public sealed class Quotes
{
    private readonly EngineServices _engine;
    private readonly AcceptedMethods _methods;

    internal static Quotes Of(EngineParts parts) => parts.Once(made => new Quotes(made.Engine, AcceptedMethods.Of(made)));

    internal Quotes(EngineServices engine, AcceptedMethods methods)
    {
        _engine = engine;
        _methods = methods;
    }

    /// <summary>
    /// A quote for any session of the same pricing. Refused, and the field named, where the method, the rail or the currency is
    /// not to be had; where a rate is missing or too old; and where the amount rounds to zero or is too large.
    /// </summary>
    public ValueTask<Result<Quote>> CreateAsync(Owner owner, QuoteRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return MakeAsync(owner, request, session: null, cancellationToken);
    }

    /// <summary>A quote for one session, which must be open with no payment under way.</summary>
    /// <param name="session">The session, as it was looked up.</param>
    /// <param name="method">The method's id.</param>
    /// <param name="currency">What the payer pays in.</param>
    /// <param name="rail">The rail's id; may be null where there is one for the currency, or none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<Quote>> CreateForSessionAsync(
        CheckoutSession session,
        string method,
        Currency currency,
        string? rail = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var startable = SessionMachine.Apply(session.AsOf(_engine.Now), new SessionCommand.StartPayment("ch_"), _engine.Now);
        return startable.IsRefused
            ? new(SessionRefusals.Describe(startable.Refusal))
            : MakeAsync(
                session.Owner,
                new QuoteRequest
                {
                    Pricing = session.Pricing,
                    Method = method,
                    Currency = currency,
                    Rail = rail,
                },
                session,
                cancellationToken
            );
    }

    /// <summary>The quote, expired and used or not. It is removed on a day after it has been expired for 96 hours.</summary>
    public async ValueTask<Result<Quote>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = Id.IsWellFormed(id, QuoteStorage.IdPrefix)
            ? await _engine.Store.GetAsync(QuoteStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null ? QuoteRules.NotFound(id) : found.Value;
    }

    /// <summary>Everything that a session can be paid by now, with what it would cost. Currencies without a rate are left out.</summary>
    public async ValueTask<IReadOnlyList<CheckoutOption>> ListOptionsAsync(
        CheckoutSession session,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var options = new List<CheckoutOption>();
        foreach (var method in await _methods.ListForSessionAsync(session, cancellationToken).ConfigureAwait(false))
        {
            foreach (var currency in method.Offer.Currencies)
            {
                var request = new QuoteRequest
                {
                    Pricing = session.Pricing,
                    Method = method.Method,
                    Currency = currency,
                };
                if (
                    request.Pricing.PriceIn(currency) is not PricedIn.NotOffered
                    && await PriceAsync(request, method.Fees, cancellationToken).ConfigureAwait(false) is { IsSuccess: true } priced
                )
                    options.Add(new CheckoutOption(method, currency, priced.Value));
            }
        }

        return options;
    }

    private async ValueTask<Result<Quote>> MakeAsync(
        Owner owner,
        QuoteRequest request,
        CheckoutSession? session,
        CancellationToken cancellationToken
    )
    {
        var methods = session is null
            ? await _methods.ListAsync(owner, cancellationToken).ConfigureAwait(false)
            : await _methods.ListForSessionAsync(session, cancellationToken).ConfigureAwait(false);
        if (QuoteRules.Choose(methods, request, out var method, out var rail) is { } refusal)
            return refusal;

        var priced = await PriceAsync(request, method!.Fees, cancellationToken).ConfigureAwait(false);
        if (!priced.IsSuccess)
            return priced.Refusal;

        var now = _engine.Now;
        var quote = new Quote
        {
            Id = _engine.NewId(QuoteStorage.IdPrefix, now),
            Owner = owner,
            SessionId = session?.Id,
            Pricing = request.Pricing,
            Method = method.Method,
            Rail = rail?.Id,
            Amounts = priced.Value,
            FeeBearer = method.Fees.Bearer,
            ExpiresAt = now + _engine.Options.QuoteLifetime,
            CreatedAt = now,
        };
        var changes = new ChangeSet(owner).Insert(QuoteStorage.Table, quote);
        Sweeps.Schedule(changes, QuoteStorage.SweepWork, quote.ExpiresAt + QuoteRules.KeptFor);
        var commit = await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        return commit.Status == CommitStatus.Committed
            ? quote
            : throw new StoreException(
                "A new quote's id was taken already, which chance does not explain. Look at the RandomSource that is registered."
            );
    }

    private async ValueTask<Result<QuoteAmounts>> PriceAsync(QuoteRequest request, FeeSchedule fees, CancellationToken cancellationToken)
    {
        ExchangeRate? rate = null;
        if (request.Pricing.PriceIn(request.Currency) is PricedIn.Converted converted)
        {
            if (_engine.Rates is null)
                return ExchangeRateRefusals.Missing(converted.From.Currency, request.Currency);

            var found = await _engine.Rates.GetAsync(converted.From.Currency, request.Currency, cancellationToken).ConfigureAwait(false);
            if (!found.IsSuccess)
                return found.Refusal;
            rate = found.Value;
        }

        var error = QuoteMath.Price(request.Pricing, request.Currency, rate, fees, out var amounts);
        return (QuoteRules.Describe(error, request) ?? QuoteRules.CheckAmount(amounts!.CustomerAmount, _engine.Options)) is { } refusal
            ? refusal
            : amounts!;
    }
}
