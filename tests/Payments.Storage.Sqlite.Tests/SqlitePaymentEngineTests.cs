using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqlitePaymentEngineTests : PaymentEngineSpecification<SqlitePaymentStore>
{
    private readonly List<TemporaryFile> _files = [];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var file in _files)
            file.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override SqlitePaymentStore Create(Schema schema)
    {
        var file = new TemporaryFile();
        _files.Add(file);
        return new(schema, file.Options);
    }
}
