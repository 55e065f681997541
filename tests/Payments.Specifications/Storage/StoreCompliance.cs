using System.Reflection;
using Payments.Storage;

namespace Payments.Specifications;

/// <summary>That no store is without its tests.</summary>
public static class StoreCompliance
{
    /// <summary>
    /// The suites that some store lacks, such as "PaymentStoreSpecification of InMemoryPaymentStore". Empty is as it must be.
    /// </summary>
    /// <param name="stores">Where the stores are.</param>
    /// <param name="tests">Where each must have a subclass of each abstract suite of stores.</param>
    public static IReadOnlyList<string> Missing(Assembly stores, Assembly tests) =>
        [
            .. from store in Stores(stores)
            from suite in Suites()
            let closed = suite.MakeGenericType(store)
            where !tests.GetTypes().Any(type => !type.IsAbstract && type.IsSubclassOf(closed))
            select $"{suite.Name.Split('`')[0]} of {store.Name}",
        ];

    /// <summary>The stores of an assembly.</summary>
    public static IReadOnlyList<Type> Stores(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPaymentStore)))];

    private static IEnumerable<Type> Suites() =>
        typeof(StoreCompliance)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsAbstract: true, IsSealed: false, IsGenericTypeDefinition: true }
                && type.GetGenericArguments() is [var store]
                && store.GetGenericParameterConstraints().Contains(typeof(IPaymentStore))
            );
}
