using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

public sealed class AbandonedPaymentTests : AbandonedPaymentSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class AuthenticationTests : AuthenticationSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class BankLineMatchingTests : BankLineMatchingSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class BankLineReversalTests : BankLineReversalSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class BankLineTests : BankLineSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class CaptureTests : CaptureSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class CardRefundTests : CardRefundSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class CardVaultTests : CardVaultSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class CustomerCreditTests : CustomerCreditSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class CustomerTests : CustomerSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class DebitTests : DebitSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class DisputeNewsTests : DisputeNewsSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class DisputeTests : DisputeSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class EngineModelTests : EngineModelSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class EventTests : EventSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class IntentIdempotencyTests : IntentIdempotencySpecification<SqlitePaymentStore, SqliteStores>;

public sealed class KeptCardTests : KeptCardSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class LapsedAuthorizationTests : LapsedAuthorizationSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class LatePaymentTests : LatePaymentSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class LedgerReportTests : LedgerReportSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class LedgerTests : LedgerSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class NotificationTests : NotificationSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class PaymentIntentTests : PaymentIntentSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class PaymentMethodTypeTests : PaymentMethodTypeSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class PaymentRaceTests : PaymentRaceSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class ProviderNameTests : ProviderNameSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class QuoteTests : QuoteSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class RailTests : RailSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class RefundTests : RefundSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class ReportedMoneyTests : ReportedMoneySpecification<SqlitePaymentStore, SqliteStores>;

public sealed class SavedAgainTests : SavedAgainSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class SetupIntentTests : SetupIntentSpecification<SqlitePaymentStore, SqliteStores>;

/// <summary>Stores in temporary files.</summary>
public sealed class SqliteStores : IStoreSource<SqlitePaymentStore>
{
    private readonly List<TemporaryFile> _files = [];

    public Action<SqliteStoreOptions> Configure { get; init; } = _ => { };

    public SqlitePaymentStore Create(Schema schema)
    {
        var file = new TemporaryFile();
        _files.Add(file);
        var options = file.Options;
        Configure(options);
        return new(schema, options);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            file.Dispose();
        return ValueTask.CompletedTask;
    }
}
