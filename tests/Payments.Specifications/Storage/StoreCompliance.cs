using System.Reflection;
using Payments.Storage;

namespace Payments.Specifications;

/// <summary>That no store is without its tests.</summary>
public static class StoreCompliance
{
    /// <summary>
    /// The suites that some store lacks, such as "StoreListSpecification of InMemoryPaymentStore". Empty is as it must be.
    /// </summary>
    /// <param name="stores">Where the stores are.</param>
    /// <param name="tests">Where each must have a subclass of each abstract suite of stores.</param>
    public static IReadOnlyList<string> Missing(Assembly stores, Assembly tests) =>
        [
            .. from store in Stores(stores)
            from suite in Suites()
            where !tests.GetTypes().Any(type => !type.IsAbstract && IsOf(type, suite) && StoreOf(type, suite) == store)
            select $"{suite.Name.Split('`')[0]} of {store.Name}",
        ];

    /// <summary>The stores of an assembly. A joined store is one of them inside a transaction, and not another one.</summary>
    public static IReadOnlyList<Type> Stores(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPaymentStore)))
                .Where(type => !type.IsAssignableTo(typeof(IJoinedStore))),
        ];

    private static IEnumerable<Type> Suites() =>
        typeof(StoreCompliance)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsClass: true, IsAbstract: true, IsSealed: false, IsGenericTypeDefinition: true }
                && !type.Assembly.GetTypes().Any(other => IsOf(other, type))
                && type.GetGenericArguments() is [var store, ..]
                && store.GetGenericParameterConstraints().Contains(typeof(IPaymentStore))
            );

    private static bool IsOf(Type type, Type suite) => ParentOf(type, suite) is not null;

    private static Type StoreOf(Type type, Type suite) => ParentOf(type, suite)!.GetGenericArguments()[0];

    private static Type? ParentOf(Type type, Type suite)
    {
        var parent = type.BaseType;
        while (parent is not null && !(parent.IsGenericType && parent.GetGenericTypeDefinition() == suite))
            parent = parent.BaseType;
        return parent;
    }
}
