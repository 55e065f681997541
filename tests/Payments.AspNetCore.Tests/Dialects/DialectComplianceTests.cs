using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

public sealed class DialectComplianceTests
{
    public static TheoryData<CheckoutDialect> All => new(Enum.GetValues<CheckoutDialect>());

    /// <summary>A dialect without a subclass of the specification fails here, by name.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_dialect_passes_the_specification(CheckoutDialect dialect) => Assert.Contains(dialect, Specified);

    private static IEnumerable<CheckoutDialect> Specified =>
        typeof(DialectSpecification)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DialectSpecification)) && type is { IsPublic: true, IsAbstract: false })
            .Select(type => ((DialectSpecification)Activator.CreateInstance(type)!).Profile.Dialect);
}
