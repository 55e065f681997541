using System.Reflection;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqliteConventionTests
{
    private static readonly Assembly Sqlite = typeof(SqlitePaymentStore).Assembly;

    // From the lowest room to the highest.
    private static readonly RoomOrder Rooms = new(
        "Connections",
        "Reading",
        "Schema",
        "Work",
        "Writing",
        "Filling",
        "Joining",
        RoomMap.Entrance,
        "Setup"
    );

    [Fact]
    public void The_store_stands_on_Core_and_its_database() =>
        Assert.Empty(
            Conventions.StrayReferences(
                Sqlite,
                "System.*",
                "Microsoft.Extensions.*",
                "Payments.Core",
                "Microsoft.Data.Sqlite",
                "SQLitePCLRaw.*",
                "Dapper"
            )
        );

    [Fact]
    public void Public_types_stand_in_the_namespace_of_their_audience() =>
        Assert.Empty(
            Conventions.StrayNamespaces(
                Sqlite,
                "Payments",
                "Payments.Storage",
                "Payments.Storage.Sqlite",
                "Microsoft.Extensions.DependencyInjection"
            )
        );

    [Fact]
    public void Public_classes_are_sealed_or_abstract() => Assert.Empty(Conventions.OpenClasses(Sqlite));

    [Fact]
    public void No_call_answers_none_by_the_default_of_a_struct() => Assert.Empty(StructDefaults.In(Sqlite.Location));

    [Fact]
    public void A_room_of_the_store_uses_only_those_below_it() => Assert.Empty(Conventions.RoomBreaches(Sqlite, Rooms));

    [Fact]
    public void The_rooms_of_the_store_form_no_cycle() => Assert.Empty(Conventions.RoomsOf(Sqlite).Cycles());

    [Fact]
    public void What_the_store_offers_was_reviewed()
    {
        var surface = PublicSurface.Of(Sqlite);

        Assert.Equal(surface, Repository.Reviewed("docs/api/Payments.Storage.Sqlite.txt", surface));
    }
}
