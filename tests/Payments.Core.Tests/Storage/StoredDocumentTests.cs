using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>
/// Documents as they were written are under Golden, one file each. A later version may write others and still reads these.
/// </summary>
public sealed partial class StoredDocumentTests
{
    private const string Folder = "tests/Payments.Core.Tests/Storage/Golden";

    private static readonly Type[] Closed =
    [
        typeof(SessionState),
        typeof(IntentState),
        typeof(ChargeState),
        typeof(RefundState),
        typeof(SetupState),
        typeof(DisputeState),
        typeof(IdempotencyState),
        typeof(EventData),
        typeof(EmailState),
        typeof(BankLineState),
        typeof(Pricing),
        typeof(PaymentInstructions),
        typeof(NextAction),
    ];

    public static TheoryData<string> Names => new(StoredDocuments.All.Select(document => document.Name));

    public static TheoryData<string> GoldenNames => new(GoldenFiles(Folder));

    public static TheoryData<string> OneCardPaymentNames => new(GoldenFiles(Folder + "/OneCardPayments"));

    public static TheoryData<string> ChargesThatTakeTimeNames => new(GoldenFiles(Folder + "/ChargesThatTakeTime"));

    public static TheoryData<string> IntentsAndSavedCardNames => new(GoldenFiles(Folder + "/IntentsAndSavedCards"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_record_is_read_as_it_was_written(string name)
    {
        var (type, record) = Of(name);
        var document = type.Serialize(record);

        Assert.Equal(Encoding.UTF8.GetString(document), Encoding.UTF8.GetString(type.Serialize(Read(type, document))));
        Assert.Equivalent(record, Read(type, document), strict: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_record_is_written_as_the_release_before_wrote_it(string name)
    {
        var (type, record) = Of(name);
        var written = Indented(type.Serialize(record));

        Assert.Equal(written, Repository.Reviewed($"{Folder}/{name}.json", written));
    }

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void What_a_release_wrote_is_read_for_ever(string name)
    {
        var (type, record) = Of(name);

        Assert.Equivalent(record, Read(type, File.ReadAllBytes(Repository.PathOf($"{Folder}/{name}.json"))), strict: true);
    }

    [Theory]
    [MemberData(nameof(OneCardPaymentNames))]
    public void What_was_written_when_a_payment_was_one_card_charge_is_read_as_what_it_meant(string name)
    {
        var (type, record) = Of(name);

        Assert.Equivalent(record, Read(type, File.ReadAllBytes(Repository.PathOf($"{Folder}/OneCardPayments/{name}.json"))), strict: true);
    }

    [Theory]
    [MemberData(nameof(ChargesThatTakeTimeNames))]
    public void What_was_written_before_intents_and_saved_cards_is_read_as_what_it_meant(string name)
    {
        var (type, record) = Of(name);

        Assert.Equivalent(
            record,
            Read(type, File.ReadAllBytes(Repository.PathOf($"{Folder}/ChargesThatTakeTime/{name}.json"))),
            strict: true
        );
    }

    [Theory]
    [MemberData(nameof(IntentsAndSavedCardNames))]
    public void What_was_written_before_the_ledger_is_read_as_what_it_meant(string name)
    {
        var (type, record) = Of(name);

        Assert.Equivalent(
            record,
            Read(type, File.ReadAllBytes(Repository.PathOf($"{Folder}/IntentsAndSavedCards/{name}.json"))),
            strict: true
        );
    }

    [Fact]
    public void No_document_from_before_intents_and_saved_cards_is_left_out() =>
        Assert.Equal(
            StoredDocuments.OneCardPayments.Concat(LaterDocuments.All).Select(document => document.Name).Order(),
            GoldenFiles(Folder + "/ChargesThatTakeTime")
        );

    [Fact]
    public void No_document_of_one_card_payments_is_left_out() =>
        Assert.Equal(StoredDocuments.OneCardPayments.Select(document => document.Name).Order(), GoldenFiles(Folder + "/OneCardPayments"));

    [Fact]
    public void A_record_of_one_card_payments_has_one_price_one_method_and_no_history()
    {
        var session = (CheckoutSession)Read(
            PaymentsSchema.Current.Table<CheckoutSession>(),
            File.ReadAllBytes(Repository.PathOf($"{Folder}/OneCardPayments/session.open.json"))
        );
        Assert.Equal(Pricing.SingleCurrency.Of(session.Amount), session.Pricing);
        Assert.Equal((false, false, null), (session.OneAttempt, session.ReferenceIsUnique, session.Origin));

        var charge = (Charge)Read(
            PaymentsSchema.Current.Table<Charge>(),
            File.ReadAllBytes(Repository.PathOf($"{Folder}/OneCardPayments/charge.succeeded.json"))
        );
        Assert.Equal((MethodIds.Card, null, charge.Amount), (charge.Method, charge.Rail, charge.AmountReceived));
        Assert.Empty(charge.History);
        Assert.Equal("simch_1", charge.Reference);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_holds_no_number_that_could_be_a_cards_and_times_as_text(string name)
    {
        var (type, record) = Of(name);
        var text = Encoding.UTF8.GetString(type.Serialize(record));

        Assert.False(CardNumber.IsWithin(text));
        Assert.DoesNotMatch(UnixMilliseconds(), text);
        Assert.Equal(
            type.Table is not ("claimed_references" or "owner_tags" or "open_items" or "payout_gates" or "provider_references"),
            text.Contains("\"2026-03-01T12:00:00", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_follows_from_a_state_or_an_event_is_not_written_beside_it()
    {
        foreach (var (name, type, record) in StoredDocuments.All.Where(document => States(document.Record).Any()))
        {
            var json = JsonNode.Parse(type.Serialize(record))!.AsObject();
            var inner = (json["state"] ?? json["data"])!.AsObject();
            Assert.True(inner.ContainsKey("is"), name);
            Assert.False(
                inner.ContainsKey("status") || inner.ContainsKey("type") || json.ContainsKey("status") || json.ContainsKey("type"),
                name
            );
        }
    }

    [Fact]
    public void Every_type_and_every_state_has_a_document()
    {
        Assert.Equal(
            PaymentsSchema.Current.Types.Select(type => type.Table).Order(),
            StoredDocuments.All.Select(document => document.Type.Table).Distinct().Order()
        );
        var written = StoredDocuments.All.SelectMany(document => Cases(document.Record)).Select(found => found.GetType()).ToHashSet();
        var cases = typeof(PaymentEngine).Assembly.GetTypes().Where(type => !type.IsAbstract && Closed.Contains(type.BaseType));
        Assert.Equal(cases.ToHashSet(), written);
    }

    [Fact]
    public void What_a_later_release_adds_does_not_keep_this_one_from_reading()
    {
        foreach (var (_, type, record) in StoredDocuments.All)
        {
            var json = JsonNode.Parse(type.Serialize(record))!.AsObject();
            json["added_later"] = new JsonObject { ["x"] = 1 };

            Assert.Equivalent(record, Read(type, Encoding.UTF8.GetBytes(json.ToJsonString())), strict: true);
        }
    }

    [Fact]
    public void What_an_older_release_did_not_write_reads_as_its_default()
    {
        Assert.Same(Metadata.Empty, ReadWithout(PaymentsSchema.Current.Table<CheckoutSession>(), "session.open", "metadata").Metadata);
        Assert.Empty(ReadWithout(PaymentsSchema.Current.Table<WebhookEndpoint>(), "endpoint.disabled", "event_types").EventTypes);
        Assert.Empty(ReadWithout(PaymentsSchema.Current.Table<WebhookDelivery>(), "delivery.delivered", "attempts").Attempts);
        Assert.Equal(0, ReadWithout(PaymentsSchema.Current.Table<PaymentIntent>(), "intent.succeeded", "charges").Charges);
    }

    [Fact]
    public void A_document_without_what_was_always_there_is_refused()
    {
        Assert.Throws<JsonException>(() => ReadWithout(PaymentsSchema.Current.Table<CheckoutSession>(), "session.open", "amount"));
        Assert.Throws<JsonException>(() => ReadWithout(PaymentsSchema.Current.Table<Charge>(), "charge.failed", "state"));
    }

    private static T ReadWithout<T>(RecordType<T> type, string name, string property)
        where T : class
    {
        var json = JsonNode.Parse(type.Serialize(Of(name).Record))!.AsObject();
        Assert.True(json.Remove(property));
        return type.Deserialize(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static (RecordType Type, object Record) Of(string name) =>
        StoredDocuments.All.Where(document => document.Name == name).Select(document => (document.Type, document.Record)).Single();

    private static object Read(RecordType type, byte[] document) =>
        type switch
        {
            RecordType<CheckoutSession> sessions => sessions.Deserialize(document),
            RecordType<PaymentIntent> intents => intents.Deserialize(document),
            RecordType<Charge> charges => charges.Deserialize(document),
            RecordType<PaymentEvent> events => events.Deserialize(document),
            RecordType<IdempotencyRecord> keys => keys.Deserialize(document),
            RecordType<WebhookEndpoint> endpoints => endpoints.Deserialize(document),
            RecordType<WebhookDelivery> deliveries => deliveries.Deserialize(document),
            RecordType<ApiKey> secrets => secrets.Deserialize(document),
            RecordType<Quote> quotes => quotes.Deserialize(document),
            RecordType<MethodSettings> settings => settings.Deserialize(document),
            RecordType<Refund> refunds => refunds.Deserialize(document),
            RecordType<ClaimedReference> references => references.Deserialize(document),
            RecordType<SigningKey> keys => keys.Deserialize(document),
            RecordType<OwnerTag> tags => tags.Deserialize(document),
            RecordType<Customer> customers => customers.Deserialize(document),
            RecordType<PaymentMethod> methods => methods.Deserialize(document),
            RecordType<SetupIntent> setups => setups.Deserialize(document),
            RecordType<Dispute> disputes => disputes.Deserialize(document),
            RecordType<OutgoingEmail> emails => emails.Deserialize(document),
            RecordType<LedgerTransaction> rows => rows.Deserialize(document),
            RecordType<BankLine> lines => lines.Deserialize(document),
            RecordType<OpenItem> items => items.Deserialize(document),
            RecordType<CustomerBalance> balances => balances.Deserialize(document),
            RecordType<CustomerBalanceTransaction> changes => changes.Deserialize(document),
            RecordType<UnitOwnership> ownerships => ownerships.Deserialize(document),
            RecordType<PayoutGate> gates => gates.Deserialize(document),
            RecordType<ProviderReference> references => references.Deserialize(document),
            _ => throw new ArgumentException(type.Table, nameof(type)),
        };

    private static IEnumerable<object> States(object record) =>
        record switch
        {
            CheckoutSession session => [session.State],
            PaymentIntent intent => [intent.State],
            Charge charge => [charge.State],
            Refund refund => [refund.State],
            SetupIntent setup => [setup.State],
            Dispute dispute => [dispute.State],
            OutgoingEmail email => [email.State],
            BankLine line => [line.State],
            PaymentEvent happened => [happened.Data],
            IdempotencyRecord key => [key.State],
            _ => [],
        };

    private static IEnumerable<object> Cases(object record) =>
        record switch
        {
            CheckoutSession session => [session.State, session.Pricing],
            PaymentIntent { State: IntentState.RequiresAction action } => [action, action.Action],
            Charge { State: ChargeState.AwaitingPayment awaiting } => [awaiting, awaiting.Instructions],
            _ => States(record),
        };

    private static IEnumerable<string> GoldenFiles(string folder) =>
        Directory.GetFiles(Repository.PathOf(folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    private static string Indented(byte[] document) =>
        JsonNode.Parse(document)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    [GeneratedRegex(@"\b[0-9]{13}\b")]
    private static partial Regex UnixMilliseconds();
}
