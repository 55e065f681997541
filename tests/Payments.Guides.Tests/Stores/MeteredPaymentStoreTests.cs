using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Guides.Tests;

// guide
public sealed class MeteredStores : IStoreSource<MeteredPaymentStore>
{
    public MeteredPaymentStore Create(Schema schema) => new(new InMemoryPaymentStore(schema));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class StoreRecordTests : StoreRecordSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class RefundTests : RefundSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class ReportedMoneyTests : ReportedMoneySpecification<MeteredPaymentStore, MeteredStores>;

public sealed class EngineModelTests : EngineModelSpecification<MeteredPaymentStore, MeteredStores>;

// One line for each further suite.

// end

public sealed class AbandonedPaymentTests : AbandonedPaymentSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class AuthenticationTests : AuthenticationSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class BankLineMatchingTests : BankLineMatchingSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class BankLineReversalTests : BankLineReversalSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class BankLineTests : BankLineSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class CaptureTests : CaptureSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class CardRefundTests : CardRefundSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class CardVaultTests : CardVaultSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class CustomerCreditTests : CustomerCreditSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class CustomerTests : CustomerSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class DebitTests : DebitSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class DisputeNewsTests : DisputeNewsSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class DisputeTests : DisputeSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class EventTests : EventSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class IntentIdempotencyTests : IntentIdempotencySpecification<MeteredPaymentStore, MeteredStores>;

public sealed class LapsedAuthorizationTests : LapsedAuthorizationSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class LatePaymentTests : LatePaymentSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class LedgerReportTests : LedgerReportSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class LedgerTests : LedgerSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class NotificationTests : NotificationSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class PaymentIntentTests : PaymentIntentSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class PaymentMethodTypeTests : PaymentMethodTypeSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class PaymentRaceTests : PaymentRaceSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class ProviderNameTests : ProviderNameSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class QuoteTests : QuoteSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class RailTests : RailSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class SavedAgainTests : SavedAgainSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class SetupIntentTests : SetupIntentSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class AppendOnlyRecordTests : AppendOnlyRecordSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class DueWorkTests : DueWorkSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class RunningSumTests : RunningSumSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class StoreConcurrencyTests : StoreConcurrencySpecification<MeteredPaymentStore, MeteredStores>;

public sealed class StoreListTests : StoreListSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class StoreModelTests : StoreModelSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class StoredTextTests : StoredTextSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class KeptCardTests : KeptCardSpecification<MeteredPaymentStore, MeteredStores>;

public sealed class StoreComplianceTests
{
    [Fact]
    public void The_metered_store_has_every_suite()
    {
        Assert.Equal([typeof(MeteredPaymentStore)], StoreCompliance.Stores(typeof(MeteredPaymentStore).Assembly));
        Assert.Empty(StoreCompliance.Missing(typeof(MeteredPaymentStore).Assembly, GetType().Assembly));
    }
}

public sealed class MeteredStoreSetUpTests
{
    [Fact]
    public async Task Its_verb_puts_it_under_the_engine()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var services = new ServiceCollection();
        services.AddPayments().UseMeteredStore().UseAcme(new Uri("https://acme.example/"), "key");
        await using var provider = services.BuildServiceProvider();
        var store = Assert.IsType<MeteredPaymentStore>(provider.GetRequiredService<IPaymentStore>());
        await store.MigrateAsync(cancellation);

        var request = new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1850, Currency.Gbp) };
        var session = await provider
            .GetRequiredService<PaymentEngine>()
            .CheckoutSessions.CreateAsync(Owner.Live("acct_shop"), request, cancellationToken: cancellation);

        Assert.True(session.IsSuccess);
        Assert.Equal((1, 0), (store.Commits, store.Conflicts));
    }
}
