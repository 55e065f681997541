using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Takes the money in two commits with the provider between them. After the first the charge is on record, with work to ask
/// for its outcome should this process die; after the second all machines agree. The first to learn the outcome (the call, a
/// notification or the reconciler) settles it by the same function, and the others read its result.
/// </summary>
internal sealed class ChargeFlow(EngineServices engine, ChargeSettler settler)
{
    public static ChargeFlow Of(EngineParts parts) => parts.Once(made => new ChargeFlow(made.Engine, ChargeSettler.Of(made)));

    /// <summary>Adds to the change set a charge that begins, or refuses. An intent of version 0 is made by it.</summary>
    public Result<StartedCharge> Begin(
        ChangeSet changes,
        Stored<CheckoutSession>? session,
        Stored<PaymentIntent> intent,
        Result<PaymentPlan> planned,
        IPaymentProvider provider,
        DateTimeOffset now
    )
    {
        var chargeId = engine.NewId(ChargeStorage.IdPrefix, now);
        CheckoutSession? begun = null;
        if (session is not null)
        {
            // Confirming a quote of a session that has ended is refused for that reason, and not because the quote is old.
            var started = SessionMachine.Apply(session.Value.AsOf(now), new SessionCommand.StartPayment(chargeId), now);
            if (started.IsRefused)
                return SessionRefusals.Describe(started.Refusal);
            begun = started.State;
        }

        var confirmed = IntentMachine.Apply(intent.Value, new IntentCommand.Confirm(chargeId), now);
        if (confirmed.IsRefused)
            return IntentRefusals.Describe(confirmed.Refusal);
        if (!planned.IsSuccess)
            return planned.Refusal;

        var plan = planned.Value;
        var sent = confirmed.State with
        {
            PaymentMethodId = plan.PaymentMethodId,
            SetupFutureUsage = plan.Keep ?? intent.Value.SetupFutureUsage,
        };
        var charge = Make(chargeId, session?.Value, sent, plan, provider.Name, now);
        if (session is not null)
            changes.Update(SessionStorage.Table, session, begun!);
        changes = intent.Version == 0 ? changes.Insert(IntentStorage.Table, sent) : changes.Update(IntentStorage.Table, intent, sent);
        changes.Insert(ChargeStorage.Table, charge).Schedule(ChargeStorage.ReconcileWork, chargeId, ProviderCalls.AskAfter(engine, now));
        if (plan.Quote is { } quote)
            changes.Update(QuoteStorage.Table, quote, quote.Value with { ChargeId = chargeId });

        var records = new AttemptRecords(
            session is null ? null : new(begun!, session.Version + 1),
            new(sent, intent.Version + 1),
            new(charge, 1)
        );
        return new StartedCharge(records, provider, plan.Source);
    }

    /// <summary>
    /// The records of a payment whose money arrived before it was begun, as a transfer's may: the session and the intent as they are
    /// once it has begun, at the versions at which they were read, and a charge that is not on record. Null where the
    /// session cannot be paid.
    /// </summary>
    public AttemptRecords? BeginArrived(
        Stored<CheckoutSession> session,
        Stored<PaymentIntent> intent,
        string provider,
        PayerRecords payer,
        DateTimeOffset now
    )
    {
        var chargeId = engine.NewId(ChargeStorage.IdPrefix, now);
        var begun = SessionMachine.Apply(session.Value, new SessionCommand.StartPayment(chargeId), now);
        var sent = IntentMachine.Apply(intent.Value, new IntentCommand.Confirm(chargeId), now);
        if (begun.IsRefused || sent.IsRefused)
            return null;

        var method =
            session.Value.Takes(MethodIds.BankTransfer) || !session.Value.Takes(MethodIds.DirectTransfer)
                ? MethodIds.BankTransfer
                : MethodIds.DirectTransfer;
        var plan = new PaymentPlan(new PaymentSource.Rail(method, null, new Dictionary<string, string>()), session.Value.Amount);
        var charge = Make(chargeId, begun.State, sent.State, plan, provider, now);
        return new AttemptRecords(new(begun.State, session.Version), new(sent.State, intent.Version), new(charge, 0), Payer: payer);
    }

    /// <summary>Calls the provider, and settles its response.</summary>
    public async ValueTask<Result<AttemptState>> FinishAsync(StartedCharge started, HeldResponse? held = null)
    {
        var owner = started.Records.Charge.Value.Owner;
        var charge = started.Records.Charge.Value;
        var request = new ChargeRequest(charge.Id, owner, charge.Amount, started.Source)
        {
            PayableUntil = charge.PayableUntil,
            Simulate = charge.Simulate,
            AuthorizeOnly = charge.AuthorizeOnly,
            OffSession = charge.OffSession,
            SaveCard = charge.SaveCard,
            ReturnUrl = charge.ReturnUrl,
            CustomerId = charge.CustomerId,
            PaymentReference = started.Records.Session?.Value.PaymentReference,
            StatementDescriptor = charge.PostingOptions?.StatementDescriptor,
            MandateReference = charge.MandateReference,
        };
        var outcome = await ProviderCalls
            .RunAsync<ChargeOutcome>(engine, charge.Id, cancellation => started.Provider.ChargeAsync(request, cancellation), Lost)
            .ConfigureAwait(false);

        // A response that changes nothing never conflicts with another writer: it must read again, so as not to hide what was reported in
        // the meantime.
        var known =
            outcome is ChargeOutcome.Pending
            || charge.SaveCard
            || charge.CustomerId is not null
            || started.Records.Session?.Value.PaymentReference is not null
                ? await settler.LoadAsync(owner, charge.Id, CancellationToken.None).ConfigureAwait(false)
                : started.Records;
        return await settler.SettleAsync(owner, known, outcome, held: held).ConfigureAwait(false);
    }

    /// <summary>Asks a provider for the outcome of a charge, or of a capture: a capture is asked for by sending it again.</summary>
    public ValueTask<ChargeOutcome> AskAsync(Charge charge)
    {
        var provider = engine.ProviderNamed(charge.Provider);
        return (charge.State, provider) switch
        {
            (ChargeState.Capturing capturing, ICaptureProvider captures) => CaptureAsync(captures, charge, capturing.Amount),
            (_, IChargeResolver resolver) => ProviderCalls.RunAsync<ChargeOutcome>(
                engine,
                charge.Id,
                cancellation => resolver.ResolveAsync(charge.Owner, charge.Id, cancellation),
                Lost
            ),
            _ => new(new ChargeOutcome.Unknown($"no provider \"{charge.Provider}\" that can be asked")),
        };
    }

    public ValueTask<ChargeOutcome> CaptureAsync(ICaptureProvider captures, Charge charge, Money amount) =>
        ProviderCalls.RunAsync<ChargeOutcome>(
            engine,
            charge.Id,
            cancellation => captures.CaptureAsync(new CaptureRequest(charge.Id, charge.Owner, amount), cancellation),
            Lost
        );

    public ValueTask<ChargeOutcome> ReleaseAsync(ICaptureProvider captures, Charge charge) =>
        ProviderCalls.RunAsync<ChargeOutcome>(
            engine,
            charge.Id,
            cancellation => captures.ReleaseAsync(charge.Owner, charge.Id, cancellation),
            Lost
        );

    public ValueTask<ChargeOutcome> AbandonActionAsync(ICaptureProvider captures, Charge charge) =>
        ProviderCalls.RunAsync<ChargeOutcome>(
            engine,
            charge.Id,
            cancellation => captures.AbandonActionAsync(charge.Owner, charge.Id, cancellation),
            Lost
        );

    private static ChargeOutcome.Unknown Lost(string reason) => new(reason);

    private static Charge Make(
        string id,
        CheckoutSession? session,
        PaymentIntent intent,
        PaymentPlan plan,
        string provider,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Owner = intent.Owner,
            PaymentIntentId = intent.Id,
            SessionId = session?.Id,
            Origin = intent.Origin,
            Amount = plan.Amount,
            Method = plan.Source.Method,
            Rail = plan.Rail,
            Card = plan.Card,
            QuoteId = plan.Quote?.Value.Id,
            Fee = plan.Quote?.Value.Amounts.Fee,
            PayableUntil = plan.PayableUntil,
            PaymentMethodId = plan.PaymentMethodId,
            AuthorizeOnly = intent.CaptureMethod == CaptureMethod.Manual,
            OffSession = plan.OffSession,
            SaveCard = plan.Keep is not null,
            ReturnUrl = plan.ReturnUrl,
            PostingOptions = intent.PostingOptions,
            CustomerId = intent.CustomerId,
            CreditApplied = session?.CreditApplied,
            Simulate = session?.Simulate,
            BankAccount = plan.BankAccount,
            MandateReference = plan.MandateReference,
            Provider = provider,
            CreatedAt = now,
            UpdatedAt = now,
            State = new ChargeState.Pending(),
            History = [new ChargeHistoryEntry(ChargeStatus.Pending, now, null, null)],
        };
}

/// <summary>A charge on record, whose provider has not heard of it yet.</summary>
internal sealed record StartedCharge(AttemptRecords Records, IPaymentProvider Provider, PaymentSource Source);

/// <summary>What a payment that begins is to take, from what, and by which quote.</summary>
internal sealed record PaymentPlan(PaymentSource Source, Money Amount)
{
    public CardSummary? Card { get; init; }

    public string? Rail { get; init; }

    public Stored<Quote>? Quote { get; init; }

    public DateTimeOffset? PayableUntil { get; init; }

    /// <summary>The saved card that pays, or null.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>For what the card is to be kept; null where it is not.</summary>
    public FutureUsage? Keep { get; init; }

    public bool OffSession { get; init; }

    /// <summary>The account that is debited, or null.</summary>
    public BankAccountSummary? BankAccount { get; init; }

    /// <summary>The mandate that the payer gives with it, or null.</summary>
    public string? MandateReference { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>A card for a session with one price: there is nothing to quote.</summary>
    public static Result<PaymentPlan> OfCard(CheckoutSession session, TokenizedCard card, string? returnUrl) =>
        !session.Takes(MethodIds.Card)
            ? new Refusal(RefusalKind.Invalid, "method_not_enabled", "The checkout session cannot be paid by card", "payment_method")
        : session.Pricing is Pricing.SingleCurrency
            ? new PaymentPlan(new PaymentSource.Card(card.Token), session.Amount)
            {
                Card = card.Card,
                ReturnUrl = returnUrl ?? session.PageUrl,
            }
        : new Refusal(
            RefusalKind.Invalid,
            "quote_required",
            "The checkout session can be paid in several currencies; ask for a quote and confirm that",
            "quote_id"
        );
}
