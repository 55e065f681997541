using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StoreComplianceTests
{
    [Fact]
    public void Every_store_of_Core_has_every_suite()
    {
        Assert.NotEmpty(StoreCompliance.Stores(typeof(IPaymentStore).Assembly));
        Assert.Empty(StoreCompliance.Missing(typeof(IPaymentStore).Assembly, GetType().Assembly));
    }

    [Fact]
    public void A_store_without_a_suite_is_named() =>
        Assert.Equal(
            ["PaymentEngineSpecification of InMemoryPaymentStore", "PaymentStoreSpecification of InMemoryPaymentStore"],
            StoreCompliance.Missing(typeof(IPaymentStore).Assembly, typeof(string).Assembly).Order()
        );
}
