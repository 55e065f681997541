using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StoreComplianceTests
{
    private static readonly string[] Suites =
    [
        "AbandonedPaymentSpecification of InMemoryPaymentStore",
        "AppendOnlyRecordSpecification of InMemoryPaymentStore",
        "AuthenticationSpecification of InMemoryPaymentStore",
        "BankLineMatchingSpecification of InMemoryPaymentStore",
        "BankLineReversalSpecification of InMemoryPaymentStore",
        "BankLineSpecification of InMemoryPaymentStore",
        "CaptureSpecification of InMemoryPaymentStore",
        "CardRefundSpecification of InMemoryPaymentStore",
        "CardVaultSpecification of InMemoryPaymentStore",
        "CustomerCreditSpecification of InMemoryPaymentStore",
        "CustomerSpecification of InMemoryPaymentStore",
        "DebitSpecification of InMemoryPaymentStore",
        "DisputeNewsSpecification of InMemoryPaymentStore",
        "DisputeSpecification of InMemoryPaymentStore",
        "DueWorkSpecification of InMemoryPaymentStore",
        "EngineModelSpecification of InMemoryPaymentStore",
        "EventSpecification of InMemoryPaymentStore",
        "IntentIdempotencySpecification of InMemoryPaymentStore",
        "KeptCardSpecification of InMemoryPaymentStore",
        "LapsedAuthorizationSpecification of InMemoryPaymentStore",
        "LatePaymentSpecification of InMemoryPaymentStore",
        "LedgerReportSpecification of InMemoryPaymentStore",
        "LedgerSpecification of InMemoryPaymentStore",
        "NotificationSpecification of InMemoryPaymentStore",
        "PaymentIntentSpecification of InMemoryPaymentStore",
        "PaymentMethodTypeSpecification of InMemoryPaymentStore",
        "PaymentRaceSpecification of InMemoryPaymentStore",
        "ProviderNameSpecification of InMemoryPaymentStore",
        "QuoteSpecification of InMemoryPaymentStore",
        "RailSpecification of InMemoryPaymentStore",
        "RefundSpecification of InMemoryPaymentStore",
        "ReportedMoneySpecification of InMemoryPaymentStore",
        "RunningSumSpecification of InMemoryPaymentStore",
        "SavedAgainSpecification of InMemoryPaymentStore",
        "SetupIntentSpecification of InMemoryPaymentStore",
        "StoreConcurrencySpecification of InMemoryPaymentStore",
        "StoreListSpecification of InMemoryPaymentStore",
        "StoreModelSpecification of InMemoryPaymentStore",
        "StoreRecordSpecification of InMemoryPaymentStore",
        "StoredTextSpecification of InMemoryPaymentStore",
    ];

    [Fact]
    public void Every_store_of_Core_has_every_suite()
    {
        Assert.NotEmpty(StoreCompliance.Stores(typeof(IPaymentStore).Assembly));
        Assert.Empty(StoreCompliance.Missing(typeof(IPaymentStore).Assembly, GetType().Assembly));
    }

    [Fact]
    public void A_store_without_a_suite_is_named() =>
        Assert.Equal(
            Suites,
            StoreCompliance.Missing(typeof(IPaymentStore).Assembly, typeof(string).Assembly).Order(StringComparer.Ordinal)
        );
}
