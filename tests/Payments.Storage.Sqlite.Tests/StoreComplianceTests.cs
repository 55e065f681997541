using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class StoreComplianceTests
{
    [Fact]
    public void Every_store_of_this_package_has_every_suite()
    {
        Assert.NotEmpty(StoreCompliance.Stores(typeof(SqlitePaymentStore).Assembly));
        Assert.Empty(StoreCompliance.Missing(typeof(SqlitePaymentStore).Assembly, GetType().Assembly));
    }
}
