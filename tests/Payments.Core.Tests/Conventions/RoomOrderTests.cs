using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That the order of rooms cannot be broken unnoticed, on small maps that are made up.</summary>
public sealed class RoomOrderTests
{
    private static readonly Dictionary<string, string> Rooms = new()
    {
        ["Payments.Money"] = "Values/Money",
        ["Payments.Charge"] = "Domain/Charges",
        ["Payments.Page`1"] = "Engine/Charges",
        ["Payments.ChargeFlow"] = "Engine/Charges",
    };

    private static readonly RoomOrder Order = new("Values/Money", "Domain/Charges", "Engine/Charges");

    [Fact]
    public void An_arrow_downward_is_no_breach() =>
        Assert.Empty(Order.Breaches(MapOf(("Payments.ChargeFlow", "Payments.Charge"), ("Payments.Charge", "Payments.Money"))));

    [Fact]
    public void An_arrow_upward_is_reported_by_its_types() =>
        Assert.Equal(
            [
                "Domain/Charges/Charge uses Engine/Charges/ChargeFlow; Domain/Charges/Charge uses Engine/Charges/Page: "
                    + "arrows point downward, and Engine/Charges is above Domain/Charges",
            ],
            Order.Breaches(MapOf(("Payments.Charge", "Payments.Page`1"), ("Payments.Charge", "Payments.ChargeFlow")))
        );

    [Fact]
    public void A_room_that_is_not_listed_is_reported() =>
        Assert.Equal(
            ["Engine/Charges is not in the list of rooms: add it above all rooms that it uses"],
            new RoomOrder("Values/Money", "Domain/Charges").Breaches(MapOf())
        );

    [Fact]
    public void A_listed_room_without_types_is_reported() =>
        Assert.Equal(
            ["Engine/Coupons is in the list of rooms, and no type is in it: remove it from the list"],
            new RoomOrder("Values/Money", "Domain/Charges", "Engine/Charges", "Engine/Coupons").Breaches(MapOf())
        );

    [Fact]
    public void A_type_of_no_source_file_is_reported() =>
        Assert.Equal(
            ["Payments.Lost is declared in no source file that was read"],
            Order.Breaches(new RoomMap(Rooms, [], ["Payments.Lost"]))
        );

    [Fact]
    public void An_exception_lets_its_pair_pass_and_is_reported_once_unused()
    {
        RoomOrder Excepting() =>
            new RoomOrder("Values/Money", "Domain/Charges", "Engine/Charges").Except("Domain/Charges", "Engine/Charges", "a reason");

        Assert.Empty(Excepting().Breaches(MapOf(("Payments.Charge", "Payments.ChargeFlow"))));
        Assert.Single(Excepting().Breaches(MapOf(("Payments.Money", "Payments.Charge"), ("Payments.Charge", "Payments.ChargeFlow"))));
        Assert.Equal(["Domain/Charges no longer uses Engine/Charges: remove the exception"], Excepting().Breaches(MapOf()));
    }

    [Fact]
    public void A_floor_that_is_entered_again_shows_among_the_floors()
    {
        Assert.Equal(["Values", "Domain", "Engine"], Order.Floors);
        Assert.Equal(["Values", "Engine", "Values"], new RoomOrder("Values/Money", "Engine", "Engine/Charges", "Values/Text").Floors);
    }

    [Fact]
    public void Rooms_that_use_each_other_through_others_form_a_cycle()
    {
        var map = MapOf(
            ("Payments.Money", "Payments.Charge"),
            ("Payments.Charge", "Payments.ChargeFlow"),
            ("Payments.ChargeFlow", "Payments.Money")
        );

        Assert.Equal(
            [
                ["Domain/Charges", "Engine/Charges", "Values/Money"],
            ],
            map.Cycles()
        );
        Assert.Empty(MapOf(("Payments.Charge", "Payments.Money"), ("Payments.ChargeFlow", "Payments.Money")).Cycles());
    }

    [Theory]
    [InlineData("", RoomMap.Entrance)]
    [InlineData("Engine", "Engine")]
    [InlineData("Engine/Charges", "Engine/Charges")]
    [InlineData("Dialects/Synapto/Sdk", "Dialects/Synapto")]
    [InlineData("HostedPage/Views", "HostedPage/Views")]
    [InlineData("HostedPage", "HostedPage")]
    [InlineData("Email/Smtp", "Email")]
    public void A_folder_belongs_to_a_room(string folder, string room) => Assert.Equal(room, RoomMap.RoomOf(folder));

    [Fact]
    public void The_use_of_a_constant_is_an_arrow_too()
    {
        var core = typeof(PaymentEngine).Assembly;
        var sources = SourceTree.Read(Repository.PathOf("src/Payments.Core"));

        var uses = ConstantUses.Read(core, sources);

        Assert.Contains(("Payments.UkBankAccount", "Payments.Requirement"), uses);
        Assert.DoesNotContain(uses, use => use.From == use.To);
        Assert.DoesNotContain(("Payments.UkBankAccount", "Payments.Requirement"), TypeReferences.Read(core.Location).Pairs);
    }

    private static RoomMap MapOf(params (string, string)[] uses) => new(Rooms, uses);
}
