using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

public sealed class AppendOnlyRecordTests : AppendOnlyRecordSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class DueWorkTests : DueWorkSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class RunningSumTests : RunningSumSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class StoreConcurrencyTests : StoreConcurrencySpecification<SqlitePaymentStore, SqliteStores>;

public sealed class StoreListTests : StoreListSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class StoreModelTests : StoreModelSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class StoreRecordTests : StoreRecordSpecification<SqlitePaymentStore, SqliteStores>;

public sealed class StoredTextTests : StoredTextSpecification<SqlitePaymentStore, SqliteStores>;
