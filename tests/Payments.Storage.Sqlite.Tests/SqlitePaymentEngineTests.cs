using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqlitePaymentEngineTests : PaymentEngineSpecification<SqlitePaymentStore>, IDisposable
{
    private readonly List<TemporaryFile> _files = [];

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    protected override SqlitePaymentStore Create(Schema schema)
    {
        var file = new TemporaryFile();
        _files.Add(file);
        return new(schema, file.Options);
    }
}
