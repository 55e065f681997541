using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqlitePaymentStoreTests : PaymentStoreSpecification<SqlitePaymentStore>
{
    private readonly TemporaryFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override SqlitePaymentStore Create(Schema schema) => new(schema, _file.Options);
}
