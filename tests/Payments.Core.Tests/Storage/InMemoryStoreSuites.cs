using Payments.Specifications;
using Payments.Storage;

namespace Payments.Core.Tests;

public sealed class AppendOnlyRecordTests : AppendOnlyRecordSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class DueWorkTests : DueWorkSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class RunningSumTests : RunningSumSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class StoreConcurrencyTests : StoreConcurrencySpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class StoreListTests : StoreListSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class StoreModelTests : StoreModelSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class StoreRecordTests : StoreRecordSpecification<InMemoryPaymentStore, InMemoryStores>;

public sealed class StoredTextTests : StoredTextSpecification<InMemoryPaymentStore, InMemoryStores>;
