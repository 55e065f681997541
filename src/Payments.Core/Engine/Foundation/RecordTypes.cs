namespace Payments.Storage;

/// <summary>Every table of the library.</summary>
public static class RecordTypes
{
    /// <summary>The id of an owner's one record of <see cref="MethodSettings"/>.</summary>
    internal const string MethodSettingsId = "methods";

    // First, because the tables below are made in the order in which they stand.
    private static ListOrder ById { get; } = new("id", Group: null, By: null);

    /// <summary>Checkout sessions.</summary>
    public static RecordType<CheckoutSession> Sessions { get; } =
        new("checkout_sessions", session => session.Id, StoredJson.Default.CheckoutSession, lists: [ById]);

    /// <summary>Payment intents.</summary>
    public static RecordType<PaymentIntent> Intents { get; } =
        new("payment_intents", intent => intent.Id, StoredJson.Default.PaymentIntent, lists: [ById]);

    /// <summary>Charges.</summary>
    public static RecordType<Charge> Charges { get; } = MakeCharges();

    /// <summary>Events.</summary>
    public static RecordType<PaymentEvent> Events { get; } =
        new("events", paymentEvent => paymentEvent.Id, StoredJson.Default.PaymentEvent, lists: [ById]);

    /// <summary>Idempotency keys.</summary>
    public static RecordType<IdempotencyRecord> IdempotencyKeys { get; } = MakeIdempotencyKeys();

    /// <summary>Webhook endpoints.</summary>
    public static RecordType<WebhookEndpoint> Endpoints { get; } = MakeEndpoints();

    /// <summary>Webhook deliveries.</summary>
    public static RecordType<WebhookDelivery> Deliveries { get; } = MakeDeliveries();

    /// <summary>API keys; all of <see cref="Owner.Directory"/>.</summary>
    public static RecordType<ApiKey> ApiKeys { get; } = MakeApiKeys();

    /// <summary>Quotes.</summary>
    public static RecordType<Quote> Quotes { get; } = MakeQuotes();

    /// <summary>Which methods each account takes; one record of an owner.</summary>
    public static RecordType<MethodSettings> MethodSettings { get; } =
        new("method_settings", _ => MethodSettingsId, StoredJson.Default.MethodSettings);

    /// <summary>Refunds.</summary>
    public static RecordType<Refund> Refunds { get; } = MakeRefunds();

    /// <summary>References that are taken.</summary>
    public static RecordType<ClaimedReference> ClaimedReferences { get; } =
        new("claimed_references", reference => reference.Id, StoredJson.Default.ClaimedReference);

    /// <summary>This installation's own keys; all of <see cref="Owner.Directory"/>.</summary>
    public static RecordType<SigningKey> SigningKeys { get; } = new("signing_keys", key => key.Purpose, StoredJson.Default.SigningKey);

    /// <summary>Short words for owners; all of <see cref="Owner.Directory"/>.</summary>
    public static RecordType<OwnerTag> OwnerTags { get; } = new("owner_tags", tag => tag.Tag, StoredJson.Default.OwnerTag);

    /// <summary>Customers.</summary>
    public static RecordType<Customer> Customers { get; } =
        new("customers", customer => customer.Id, StoredJson.Default.Customer, lists: [ById]);

    /// <summary>Kept cards.</summary>
    public static RecordType<PaymentMethod> PaymentMethods { get; } = MakePaymentMethods();

    /// <summary>Setup intents.</summary>
    public static RecordType<SetupIntent> SetupIntents { get; } =
        new("setup_intents", setup => setup.Id, StoredJson.Default.SetupIntent, lists: [ById]);

    /// <summary>Disputes.</summary>
    public static RecordType<Dispute> Disputes { get; } = MakeDisputes();

    /// <summary>The ledger's rows; never changed or removed.</summary>
    public static RecordType<LedgerTransaction> LedgerTransactions { get; } = MakeLedgerTransactions();

    /// <summary>Bank lines.</summary>
    public static RecordType<BankLine> BankLines { get; } = MakeBankLines();

    /// <summary>What customers still have to pay.</summary>
    public static RecordType<OpenItem> OpenItems { get; } = MakeOpenItems();

    /// <summary>What is kept for customers.</summary>
    public static RecordType<CustomerBalance> CustomerBalances { get; } =
        new("customer_balances", balance => balance.CustomerId, StoredJson.Default.CustomerBalance);

    /// <summary>How customers' credit has changed; never changed or removed.</summary>
    public static RecordType<CustomerBalanceTransaction> CustomerBalanceTransactions { get; } = MakeCustomerBalanceTransactions();

    /// <summary>To whom what is paid for units is passed on.</summary>
    public static RecordType<UnitOwnership> UnitOwnerships { get; } =
        new("unit_ownerships", ownership => ownership.Unit, StoredJson.Default.UnitOwnership, lists: [ById]);

    /// <summary>The gates that payouts pass.</summary>
    public static RecordType<PayoutGate> PayoutGates { get; } = new("payout_gates", gate => gate.Currency, StoredJson.Default.PayoutGate);

    /// <summary>E-mails to payers.</summary>
    public static RecordType<OutgoingEmail> Emails { get; } =
        new("emails", email => email.Id, StoredJson.Default.OutgoingEmail, lists: [ById]);

    /// <summary>The steps from an empty database to this release.</summary>
    public static Schema Schema { get; } =
        new([
            new SchemaStep(1, "first payment", [Sessions, Intents, Charges, Events, IdempotencyKeys, Endpoints, Deliveries, ApiKeys]),
            new SchemaStep(2, "pricing and rails", [Quotes, MethodSettings, Refunds, ClaimedReferences, SigningKeys, OwnerTags]),
            new SchemaStep(3, "customers, saved cards and disputes", [Customers, PaymentMethods, SetupIntents, Disputes]),
            new SchemaStep(
                4,
                "ledger, balances and e-mail",
                [
                    LedgerTransactions,
                    BankLines,
                    OpenItems,
                    CustomerBalances,
                    CustomerBalanceTransactions,
                    UnitOwnerships,
                    PayoutGates,
                    Emails,
                ]
            )
            {
                CreatesRunningSums = true,
            },
        ]);

    private static RecordType<Charge> MakeCharges()
    {
        var intent = Column.Text<Charge>("payment_intent_id", charge => charge.PaymentIntentId);
        return new(
            "charges",
            charge => charge.Id,
            StoredJson.Default.Charge,
            [intent],
            lists: [new ListOrder("intent", intent, By: null), ById]
        );
    }

    private static RecordType<Quote> MakeQuotes()
    {
        var expiry = Column.Time<Quote>("expires_at", quote => quote.ExpiresAt);
        return new("quotes", quote => quote.Id, StoredJson.Default.Quote, [expiry], lists: [new ListOrder("expiry", Group: null, expiry)]);
    }

    private static RecordType<Refund> MakeRefunds()
    {
        var charge = Column.Text<Refund>("charge_id", refund => refund.ChargeId);
        return new(
            "refunds",
            refund => refund.Id,
            StoredJson.Default.Refund,
            [charge],
            lists: [ById, new ListOrder("charge", charge, By: null)]
        );
    }

    private static RecordType<PaymentMethod> MakePaymentMethods()
    {
        var customer = Column.Text<PaymentMethod>("customer_id", method => method.CustomerId);
        var token = Column.Text<PaymentMethod>("token", method => method.Token);
        return new(
            "payment_methods",
            method => method.Id,
            StoredJson.Default.PaymentMethod,
            [customer, token],
            lists: [new ListOrder("customer", customer, By: null), new ListOrder("token", token, By: null), ById]
        );
    }

    private static RecordType<Dispute> MakeDisputes()
    {
        // A processor that tells of one dispute twice at once opens one.
        var reference = Column.Text<Dispute>("reference", dispute => $"{dispute.Provider} {dispute.Reference}");
        var charge = Column.Text<Dispute>("charge_id", dispute => dispute.ChargeId);
        return new(
            "disputes",
            dispute => dispute.Id,
            StoredJson.Default.Dispute,
            [reference, charge],
            uniqueNames: [reference],
            lists: [ById, new ListOrder("charge", charge, By: null)]
        );
    }

    private static RecordType<LedgerTransaction> MakeLedgerTransactions()
    {
        var source = Column.Text<LedgerTransaction>("source_id", transaction => transaction.SourceId);
        var charge = Column.Text<LedgerTransaction>("charge_id", transaction => transaction.ChargeId);
        return new(
            "ledger_transactions",
            transaction => transaction.Id,
            StoredJson.Default.LedgerTransaction,
            [source, charge],
            lists: [ById, new ListOrder("source", source, By: null), new ListOrder("charge", charge, By: null)],
            appendOnly: true
        );
    }

    private static RecordType<BankLine> MakeBankLines()
    {
        // A bank that tells of one line twice at once has it taken once.
        var reference = Column.Text<BankLine>("reference", line => $"{line.Provider} {line.Reference}");
        var status = Column.Text<BankLine>("status", line => line.Status.ToString());
        return new(
            "bank_lines",
            line => line.Id,
            StoredJson.Default.BankLine,
            [reference, status],
            uniqueNames: [reference],
            lists: [ById, new ListOrder("status", status, By: null)]
        );
    }

    private static RecordType<OpenItem> MakeOpenItems()
    {
        var reference = Column.Text<OpenItem>("reference", item => item.Reference);
        var customer = Column.Text<OpenItem>("customer_id", item => item.IsClosed ? null : item.CustomerId);
        return new(
            "open_items",
            item => item.SessionId,
            StoredJson.Default.OpenItem,
            [reference, customer],
            uniqueNames: [reference],
            lists: [new ListOrder("customer", customer, By: null)]
        );
    }

    private static RecordType<CustomerBalanceTransaction> MakeCustomerBalanceTransactions()
    {
        var customer = Column.Text<CustomerBalanceTransaction>("customer_id", transaction => transaction.CustomerId);
        return new(
            "customer_balance_transactions",
            transaction => transaction.Id,
            StoredJson.Default.CustomerBalanceTransaction,
            [customer],
            lists: [ById, new ListOrder("customer", customer, By: null)],
            appendOnly: true
        );
    }

    private static RecordType<IdempotencyRecord> MakeIdempotencyKeys()
    {
        var expiry = Column.Time<IdempotencyRecord>("expires_at", record => record.ExpiresAt);
        return new(
            "idempotency_keys",
            record => record.Key,
            StoredJson.Default.IdempotencyRecord,
            [expiry],
            lists: [new ListOrder("expiry", Group: null, expiry)]
        );
    }

    private static RecordType<WebhookEndpoint> MakeEndpoints()
    {
        // Processes that start together register the same endpoint together; without the name each would make one.
        var address = Column.Text<WebhookEndpoint>("address", endpoint => endpoint.Name);
        return new(
            "webhook_endpoints",
            endpoint => endpoint.Id,
            StoredJson.Default.WebhookEndpoint,
            [address],
            uniqueNames: [address],
            lists: [ById]
        );
    }

    private static RecordType<WebhookDelivery> MakeDeliveries()
    {
        var paymentEvent = Column.Text<WebhookDelivery>("event_id", delivery => delivery.EventId);
        return new(
            "webhook_deliveries",
            delivery => delivery.Id,
            StoredJson.Default.WebhookDelivery,
            [paymentEvent],
            lists: [ById, new ListOrder("event", paymentEvent, By: null)]
        );
    }

    private static RecordType<ApiKey> MakeApiKeys()
    {
        var hash = Column.Text<ApiKey>("hash", key => key.Hash);
        var account = Column.Text<ApiKey>("owner", key => key.Owner.ToString());
        return new(
            "api_keys",
            key => key.Id,
            StoredJson.Default.ApiKey,
            [hash, account],
            uniqueNames: [hash],
            lists: [new ListOrder("owner", account, By: null)]
        );
    }
}
