using System.Reflection;
using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

public sealed class SimulatorConventionTests
{
    private static readonly Assembly Simulator = typeof(PaymentSimulator).Assembly;

    [Fact]
    public void The_simulator_depends_on_Core_alone() =>
        Assert.Empty(Conventions.StrayReferences(Simulator, "System.*", "Microsoft.Extensions.*", "Payments.Core"));

    [Fact]
    public void Public_types_are_in_the_namespace_of_their_audience() =>
        Assert.Empty(Conventions.StrayNamespaces(Simulator, "Payments", "Payments.Providers", "Microsoft.Extensions.DependencyInjection"));

    [Fact]
    public void Public_classes_are_sealed_or_abstract() =>
        Assert.Empty(Conventions.OpenClasses(Simulator, typeof(SimulatorLedgerException)));

    [Fact]
    public void What_the_simulator_offers_was_reviewed()
    {
        var surface = PublicSurface.Of(Simulator);

        Assert.Equal(surface, Repository.Reviewed("docs/api/Payments.Simulator.txt", surface));
    }
}
