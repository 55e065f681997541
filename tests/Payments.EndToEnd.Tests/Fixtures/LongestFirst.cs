using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Payments.EndToEnd.Tests.LongestFirst))]

namespace Payments.EndToEnd.Tests;

/// <summary>The campaign begins first: most of its time it waits, and the other tests run meanwhile.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderByDescending(collection =>
                collection.TestCollectionDisplayName.Contains(nameof(KillNineTests), StringComparison.Ordinal)
            ),
        ];
}
