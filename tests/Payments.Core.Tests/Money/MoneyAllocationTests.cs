using System.Numerics;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyAllocationTests
{
    public static TheoryData<long, long[], long[]> Allocations =>
        new()
        {
            { 100, [1], [100] },
            { 100, [1, 1], [50, 50] },
            { 100, [1, 1, 1], [34, 33, 33] },
            { 101, [1, 1, 1], [34, 34, 33] },
            { -100, [1, 1, 1], [-34, -33, -33] },
            { 5, [3, 7], [2, 3] },
            { 10, [1, 2], [3, 7] },
            { 100, [30, 30, 40], [30, 30, 40] },
            { 100, [0, 1, 0], [0, 100, 0] },
            { 1, [0, 1, 1], [0, 1, 0] },
            { 0, [1, 2, 3], [0, 0, 0] },
            { 2, [1, 1, 1, 1], [1, 1, 0, 0] },
            { 100, [1, 6, 1], [13, 75, 12] },
            { 7, [1, 1, 5], [1, 1, 5] },
            { 8, [1, 1, 5], [1, 1, 6] },
            { long.MaxValue, [1, 1], [4611686018427387904, 4611686018427387903] },
            { long.MinValue, [1], [long.MinValue] },
            { long.MinValue, [1, 1], [-4611686018427387904, -4611686018427387904] },
            { long.MaxValue, [long.MaxValue, long.MaxValue], [4611686018427387904, 4611686018427387903] },
            { long.MinValue, [long.MaxValue, 0, long.MaxValue], [-4611686018427387904, 0, -4611686018427387904] },
        };

    [Theory]
    [MemberData(nameof(Allocations))]
    public void An_amount_is_allocated_by_ratios(long units, long[] ratios, long[] expected)
    {
        Assert.Equal(expected, Units(Pence(units).Allocate(ratios)));
    }

    [Theory]
    [InlineData(100, 3, new long[] { 34, 33, 33 })]
    [InlineData(-100, 3, new long[] { -34, -33, -33 })]
    [InlineData(2, 4, new long[] { 1, 1, 0, 0 })]
    [InlineData(0, 2, new long[] { 0, 0 })]
    [InlineData(long.MinValue, 1, new[] { long.MinValue })]
    [InlineData(long.MaxValue, 1, new[] { long.MaxValue })]
    public void An_amount_is_split_into_equal_parts(long units, int parts, long[] expected) =>
        Assert.Equal(expected, Units(Pence(units).Split(parts)));

    [Fact]
    public void Parts_keep_the_currency() =>
        Assert.All(Money.FromMinorUnits(7, Currency.Kwd).Allocate(1, 2), part => Assert.Equal(Currency.Kwd, part.Currency));

    [Fact]
    public void Ratios_that_divide_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Pence(1).Allocate());
        Assert.Throws<ArgumentException>(() => Pence(1).Allocate(0, 0));
        Assert.Throws<ArgumentException>(() => Pence(1).Allocate(2, -1));
        Assert.Throws<ArgumentException>(() => Pence(1).Allocate([1, 2], new Money[1]));
        Assert.Throws<ArgumentException>(() => Pence(1).Allocate([1, 2], new Money[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(1).Split(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pence(1).Split(-1));
        Assert.Throws<ArgumentException>(() => Pence(1).Split([]));
    }

    [Fact]
    public void Refused_ratios_leave_the_room_as_it_was()
    {
        Money[] room = [Pence(1), Pence(2)];

        Assert.Throws<ArgumentException>(() => Pence(9).Allocate([1, -1], room));

        Assert.Equal([Pence(1), Pence(2)], room);
    }

    [Fact]
    public void Many_parts_lose_nothing()
    {
        long[] ratios = [.. Enumerable.Range(1, 1_000).Select(ratio => (long)ratio)];

        Money[] parts = Pence(1_000_003).Allocate(ratios);

        Assert.Equal(1_000_003, Units(parts).Sum());
        Assert.Equal(Oracle(1_000_003, ratios), Units(parts));
    }

    [Fact]
    public void Parts_sum_to_the_whole_and_stay_within_a_unit_of_their_share() =>
        MoneyGenerators.Check(
            from amount in MoneyGenerators.Amounts
            from ratios in MoneyGenerators.Ratios
            select (amount, ratios),
            row =>
            {
                long[] parts = Units(row.amount.Allocate(row.ratios));
                BigInteger total = row.ratios.Aggregate(BigInteger.Zero, (sum, ratio) => sum + ratio);
                return parts.Aggregate(Int128.Zero, (sum, part) => sum + part) == row.amount.MinorUnits
                    && parts
                        .Zip(row.ratios)
                        .All(pair => BigInteger.Abs((pair.First * total) - ((BigInteger)row.amount.MinorUnits * pair.Second)) < total)
                    && parts.Zip(row.ratios).All(pair => pair.Second > 0 || pair.First == 0)
                    && parts.SequenceEqual(Oracle(row.amount.MinorUnits, row.ratios));
            }
        );

    [Fact]
    public void The_parts_of_an_opposite_are_the_opposites_of_the_parts() =>
        MoneyGenerators.Check(
            from amount in MoneyGenerators.Amounts
            from ratios in MoneyGenerators.Ratios
            where amount.MinorUnits != long.MinValue
            select (amount, ratios),
            row => (-row.amount).Allocate(row.ratios).SequenceEqual(row.amount.Allocate(row.ratios).Select(part => -part))
        );

    [Fact]
    public void A_split_is_an_allocation_by_equal_ratios() =>
        MoneyGenerators.Check(
            from amount in MoneyGenerators.Amounts
            from parts in Gen.Choose(1, 100)
            select (amount, parts),
            row => row.amount.Split(row.parts).SequenceEqual(row.amount.Allocate([.. Enumerable.Repeat(3L, row.parts)]))
        );

    private static long[] Oracle(long units, long[] ratios)
    {
        BigInteger total = ratios.Aggregate(BigInteger.Zero, (sum, ratio) => sum + ratio);
        var magnitude = BigInteger.Abs(units);
        var parts = ratios.Select(ratio => magnitude * ratio / total).ToArray();
        var largestRemainders = Enumerable.Range(0, ratios.Length).OrderByDescending(part => magnitude * ratios[part] % total);
        int left = (int)(magnitude - parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part));
        foreach (int part in largestRemainders.Take(left))
            parts[part]++;
        return [.. parts.Select(part => (long)(part * (units < 0 ? -1 : 1)))];
    }

    private static long[] Units(Money[] amounts) => [.. amounts.Select(amount => amount.MinorUnits)];

    private static Money Pence(long units) => Money.FromMinorUnits(units, Currency.Gbp);
}
