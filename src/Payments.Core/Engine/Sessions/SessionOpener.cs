using Payments.Storage;

namespace Payments;

/// <summary>
/// Creates a session with its intent and the records beside them: the claimed reference, the open item, the applied credit, the mail
/// with its URL.
/// </summary>
internal sealed class SessionOpener(EngineServices engine, AcceptedMethods methods)
{
    public static SessionOpener Of(EngineParts parts) => parts.Once(made => new SessionOpener(made.Engine, AcceptedMethods.Of(made)));

    /// <summary>Adds everything to the change set, or refuses and adds nothing that is committed.</summary>
    public async ValueTask<Result<CheckoutSession>> OpenAsync(
        ChangeSet changes,
        CheckoutSessionRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var owner = changes.Owner;
        var payer = await PayerAsync(owner, request, cancellationToken).ConfigureAwait(false);
        if (!payer.IsSuccess)
            return payer.Refusal;
        if (await CheckMethodsAsync(owner, request, cancellationToken).ConfigureAwait(false) is { } refusal)
            return refusal;

        var postingOptions = await PostingOptionsResolver
            .ResolveAsync(engine, owner, request.PostingOptions, cancellationToken)
            .ConfigureAwait(false);
        if (!postingOptions.IsSuccess)
            return postingOptions.Refusal;

        var session = Make(
            owner,
            request with
            {
                Customer = Merge(request.Customer, payer.Value.Details),
                PostingOptions = postingOptions.Value.PostingOptions,
            },
            now
        );
        session = session with { PageUrl = request.PageUrl is { } pageUrl ? pageUrl(session) : engine.PageUrls?.For(session.PageToken) };
        if (session.PageUrl is null && engine.PageUrls?.WhyNone is { } unreachable)
            return unreachable;
        if (request.SendEmail && (EmailOutbox.Refusal(engine) ?? PaymentLinks.WhyNone(session, now)) is { } unsent)
            return unsent;
        if (session.ReferenceIsUnique && await ClaimAsync(changes, session, cancellationToken).ConfigureAwait(false) is { } taken)
            return taken;

        if (await ApplyCreditAsync(changes, session, now, cancellationToken).ConfigureAwait(false) is { } applied)
            session = session with { CreditApplied = applied, Amount = session.Amount - applied };

        return session.Amount.IsZero ? PaidByCredit(changes, session, now) : Open(changes, session, request.SendEmail, now);
    }

    private CheckoutSession Open(ChangeSet changes, CheckoutSession session, bool sendEmail, DateTimeOffset now)
    {
        if (session.CreditApplied is not null)
            session = session with { Pricing = Pricing.SingleCurrency.Of(session.Amount) };
        changes.Insert(SessionStorage.Table, session).Insert(IntentStorage.Table, IntentOf(session, now));
        if (session.HasExpiry)
            changes.Schedule(SessionStorage.ExpireWork, session.Id, session.ExpiresAt);
        if (session.PaymentReference is { } reference)
            changes.Insert(
                OpenItemStorage.Table,
                new OpenItem
                {
                    SessionId = session.Id,
                    Owner = session.Owner,
                    CustomerId = session.CustomerId,
                    Amount = session.Amount,
                    Reference = reference,
                }
            );
        if (sendEmail)
            EmailOutbox.Add(engine, changes, now, EmailKind.PaymentLink, session.Customer!.Email!, session.Locale, session.Id);
        return session;
    }

    // All of it is covered: no money is collected, and no provider is called.
    private CheckoutSession PaidByCredit(ChangeSet changes, CheckoutSession session, DateTimeOffset now)
    {
        var chargeId = engine.NewId(ChargeStorage.IdPrefix, now);
        var credit = session.CreditApplied!.Value;
        var paid = session with
        {
            Amount = credit,
            CreditApplied = null,
            Pricing = Pricing.SingleCurrency.Of(credit),
            PaymentReference = null,
            State = new SessionState.Complete(chargeId, now),
        };
        var intent = IntentOf(paid, now) with { Charges = 1, LatestChargeId = chargeId, State = new IntentState.Succeeded(chargeId, now) };
        var charge = CreditCharges.Make(engine, paid, intent, chargeId, now);
        changes.Insert(SessionStorage.Table, paid).Insert(IntentStorage.Table, intent).Insert(ChargeStorage.Table, charge);
        LedgerJournal.Post(
            engine,
            changes,
            charge,
            charge.Id,
            LedgerPostings.OfCharge(before: null, charge, LedgerAccount.AppliedCredit, LedgerJournal.Day(now)),
            now
        );
        EventOutbox.Add(engine, changes, now, new PaymentIntentSucceeded(intent.WithoutSecret()), new CheckoutSessionPaid(paid, charge));
        EmailNotices.OfPaid(engine, changes, now, paid, charge);
        return paid;
    }

    private async ValueTask<Money?> ApplyCreditAsync(
        ChangeSet changes,
        CheckoutSession session,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (session is not { PostingOptions: { CustomerCredit: CustomerCreditUse.Apply } postingOptions, CustomerId: { } customerId })
            return null;

        var standing = await CustomerCredits.LoadAsync(engine, session.Owner, customerId, cancellationToken).ConfigureAwait(false);
        var there = standing?.Value.In(session.Amount.Currency) ?? Money.Zero(session.Amount.Currency);
        var credit = there < session.Amount ? there : session.Amount;
        if (!credit.IsPositive)
            return null;

        var note = CustomerCredits.Note(
            session.Owner,
            customerId,
            -credit,
            CustomerBalanceTransactionType.AppliedToPayment,
            session.Id,
            postingOptions.CustomerCreditDescription
        );
        CustomerCredits.Change(engine, changes, standing, note, now);
        LedgerJournal.Post(
            engine,
            changes,
            [new(LedgerEntryKind.CreditApplied, LedgerAccount.CustomerCredit, LedgerAccount.AppliedCredit, credit)],
            now,
            session.Id,
            customerId
        );
        return credit;
    }

    private async ValueTask<Refusal?> ClaimAsync(ChangeSet changes, CheckoutSession session, CancellationToken cancellationToken)
    {
        var claimed = new ClaimedReference(ClaimedReference.OfCheckout(session.ClientReferenceId!), session.Id);
        if (
            await engine.Store.GetAsync(ClaimedReferenceStorage.Table, session.Owner, claimed.Id, cancellationToken).ConfigureAwait(false)
            is not null
        )
            return CheckoutSessionRules.ReferenceTaken;

        changes.Insert(ClaimedReferenceStorage.Table, claimed);
        return null;
    }

    private async ValueTask<Result<Payer>> PayerAsync(Owner owner, CheckoutSessionRequest request, CancellationToken cancellationToken)
    {
        if (request.CustomerId is not { } id)
            return new Payer(null);

        var found = Id.IsWellFormed(id, CustomerStorage.IdPrefix)
            ? await engine.Store.GetAsync(CustomerStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null or { Value.IsDeleted: true } ? CustomerRecordRules.NotFound(id, "customer")
            : request.SendEmail && found.Value.Email is null
                ? new Refusal(
                    RefusalKind.Invalid,
                    "email_required",
                    "send_email needs a customer with an e-mail address; give the customer one first, or leave it out",
                    "send_email"
                )
            : new Payer(
                found.Value is { Email: null, Name: null }
                    ? null
                    : new CustomerDetails { Email = found.Value.Email, Name = found.Value.Name }
            );
    }

    private async ValueTask<Refusal?> CheckMethodsAsync(Owner owner, CheckoutSessionRequest request, CancellationToken cancellationToken)
    {
        if (request.Methods.Count == 0)
            return null;

        var accepted = await methods.ListAsync(owner, request.Methods, request.Amount.Currency, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < request.Methods.Count; i++)
        {
            var (id, field) = (request.Methods[i], $"payment_method_types[{i}]");
            var method = accepted.FirstOrDefault(known => known.Method == id);
            if (method is null)
                return new Refusal(
                    RefusalKind.Invalid,
                    "method_not_enabled",
                    $"{field}: {TextExcerpt.Of(id, 40)} is not enabled; choose of "
                        + $"{string.Join(", ", accepted.Select(known => known.Method))}",
                    field
                );
            if (!method.Offer.Currencies.Contains(request.Amount.Currency))
                return new Refusal(
                    RefusalKind.Invalid,
                    "currency_not_enabled",
                    $"{field}: {id} does not take {request.Amount.Currency.Code}; leave it out, or choose one of "
                        + $"{string.Join(", ", method.Offer.Currencies.Select(currency => currency.Code))}",
                    field
                );
            if (request.Methods.Take(i).Contains(id))
                return new Refusal(RefusalKind.Invalid, "method_twice", $"{field}: {id} is listed twice; name each method once", field);
        }

        return null;
    }

    private CheckoutSession Make(Owner owner, CheckoutSessionRequest request, DateTimeOffset now)
    {
        var id = engine.NewId(SessionStorage.IdPrefix, now);
        return new CheckoutSession
        {
            Id = id,
            Owner = owner,
            Amount = request.Amount,
            Pricing = request.Pricing ?? Pricing.SingleCurrency.Of(request.Amount),
            Customer = request.Customer,
            CustomerId = request.CustomerId,
            Methods = request.Methods,
            PostingOptions = request.PostingOptions,
            PaymentReference = request.Methods.Any(method => method is MethodIds.BankTransfer or MethodIds.DirectTransfer)
                ? PaymentReference.New(engine.Random)
                : null,
            Description = request.Description,
            PaymentIntentId = engine.NewId(IntentStorage.IdPrefix, now),
            ClientReferenceId =
                request.ClientReferenceId ?? (request.ReferenceIsUnique ? "ref_" + id[SessionStorage.IdPrefix.Length..] : null),
            ReferenceIsUnique = request.ReferenceIsUnique,
            Origin = request.Origin,
            OneAttempt = request.OneAttempt,
            Simulate = request.Simulate,
            SuccessUrl = request.SuccessUrl,
            CancelUrl = request.CancelUrl,
            Metadata = request.Metadata,
            Locale = request.Locale,
            PageToken = PageToken.New(owner, id, engine.Random),
            ExpiresAt = request.NeverExpires ? Limits.NoExpiry : now + (request.Lifetime ?? engine.Options.SessionLifetime),
            CreatedAt = now,
            UpdatedAt = now,
            State = new SessionState.Open(),
        };
    }

    private PaymentIntent IntentOf(CheckoutSession session, DateTimeOffset now) =>
        new()
        {
            Id = session.PaymentIntentId,
            Owner = session.Owner,
            Amount = session.Amount,
            SessionId = session.Id,
            Origin = session.Origin,
            Methods = session.Methods,
            Description = session.Description,
            CustomerId = session.CustomerId,
            PostingOptions = session.PostingOptions,
            ClientSecret = ClientSecretText.New(session.PaymentIntentId, engine.Random),
            CreatedAt = now,
            UpdatedAt = now,
            State = new IntentState.RequiresPaymentMethod(),
        };

    // What the request says of the payer counts; what it leaves out is known of the customer.
    private static CustomerDetails? Merge(CustomerDetails? said, CustomerDetails? known) =>
        said is null || known is null
            ? said ?? known
            : said with
            {
                Email = said.Email ?? known.Email,
                Name = said.DisplayName is null ? known.Name : said.Name,
            };

    private sealed record Payer(CustomerDetails? Details);
}
