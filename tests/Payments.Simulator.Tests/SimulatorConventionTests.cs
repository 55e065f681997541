using System.Reflection;
using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

public sealed class SimulatorConventionTests
{
    private static readonly Assembly Simulator = typeof(PaymentSimulator).Assembly;

    // From the lowest room to the highest: what is simulated, what is remembered of it, the parts, and the simulator that composes them.
    private static readonly RoomOrder Rooms = new(
        "Cards",
        "Payers",
        "Methods",
        "Entries",
        "Histories",
        "Ledger",
        "Runtime",
        "Disputes",
        "Notifications",
        "Refunds",
        "Transfers",
        "Charges",
        "Vault",
        "Challenges",
        RoomMap.Entrance,
        "Hosting"
    );

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
    public void No_call_answers_none_by_the_default_of_a_struct() => Assert.Empty(StructDefaults.In(Simulator.Location));

    [Fact]
    public void A_room_of_the_simulator_uses_only_those_below_it() => Assert.Empty(Conventions.RoomBreaches(Simulator, Rooms));

    [Fact]
    public void What_the_simulator_offers_was_reviewed()
    {
        var surface = PublicSurface.Of(Simulator);

        Assert.Equal(surface, Repository.Reviewed("docs/api/Payments.Simulator.txt", surface));
    }
}
