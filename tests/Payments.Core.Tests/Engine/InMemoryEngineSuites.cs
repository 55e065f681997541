using Payments.Specifications;
using Payments.Storage;

namespace Payments.Core.Tests;

public sealed class AbandonedPaymentTests : AbandonedPaymentSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class AuthenticationTests : AuthenticationSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class BankLineMatchingTests : BankLineMatchingSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class BankLineReversalTests : BankLineReversalSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class BankLineTests : BankLineSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class CaptureTests : CaptureSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class CardRefundTests : CardRefundSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class CardVaultTests : CardVaultSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class CustomerCreditTests : CustomerCreditSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class CustomerTests : CustomerSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class DebitTests : DebitSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class DisputeNewsTests : DisputeNewsSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class DisputeTests : DisputeSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class EventTests : EventSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class IntentIdempotencyTests : IntentIdempotencySpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class KeptCardTests : KeptCardSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class LapsedAuthorizationTests : LapsedAuthorizationSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class LatePaymentTests : LatePaymentSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class LedgerReportTests : LedgerReportSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class LedgerTests : LedgerSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class NotificationTests : NotificationSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class PaymentIntentTests : PaymentIntentSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class PaymentMethodTypeTests : PaymentMethodTypeSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class PaymentRaceTests : PaymentRaceSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class ProviderNameTests : ProviderNameSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class QuoteTests : QuoteSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class RailTests : RailSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class RefundTests : RefundSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class ReportedMoneyTests : ReportedMoneySpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class SavedAgainTests : SavedAgainSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class SetupIntentTests : SetupIntentSpecification<InMemoryPaymentStore, InMemoryStores>;

/// <summary>Stores in memory.</summary>
public sealed class InMemoryStores : IStoreSource<InMemoryPaymentStore>
{
    public InMemoryPaymentStore Create(Schema schema) => new(schema);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
