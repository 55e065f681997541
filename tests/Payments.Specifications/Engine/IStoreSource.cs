using Payments.Storage;

namespace Payments.Specifications;

/// <summary>Makes empty stores of one implementation for the suites, and removes what they leave behind.</summary>
/// <typeparam name="TStore">The implementation.</typeparam>
public interface IStoreSource<TStore> : IAsyncDisposable
    where TStore : class, IPaymentStore
{
    /// <summary>A new, empty store; its tables are not made yet.</summary>
    TStore Create(Schema schema);
}
