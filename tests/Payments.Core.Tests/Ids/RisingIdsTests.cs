using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class RisingIdsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("one millisecond", 0)]
    [InlineData("a clock that goes on", 1)]
    [InlineData("a clock that goes back", -1)]
    [InlineData("a clock that jumps back", -3_600_000)]
    [InlineData("a clock that jumps on", 86_400_000)]
    public void Each_id_sorts_after_all_before_it(string what, int step)
    {
        Assert.NotEmpty(what);
        var (ids, now) = (new RisingIds(new SeededRandom(step)), Noon);
        var made = new List<string>();
        for (var number = 0; number < 2_000; number++, now = now.AddMilliseconds(step))
            made.Add(ids.New("evt_", now));

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.All(made, id => Assert.True(Id.IsWellFormed(id, "evt_"), id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_id_sorts_after_all_before_it_whatever_times_it_is_asked_for(int seed)
    {
        var random = new SeededRandom(seed);
        var ids = new RisingIds(random);
        var made = Enumerable.Range(0, 2_000).Select(_ => ids.New("evt_", Noon.AddMilliseconds(random.NextUnit() * 5))).ToList();

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void Randomness_at_either_end_changes_nothing(byte every)
    {
        var ids = new RisingIds(new Constant(every));
        var made = Enumerable.Range(0, 1_000).Select(number => ids.New("evt_", Noon.AddMilliseconds(number / 100))).ToList();

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public async Task Threads_that_make_ids_at_once_each_see_theirs_rise_and_none_twice()
    {
        var ids = new RisingIds(RandomSource.Cryptographic);
        var made = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 2_000).Select(_ => ids.New("evt_", Noon)).ToList()))
        );

        Assert.All(made, own => Assert.Equal(own.Order(StringComparer.Ordinal), own));
        Assert.Equal(16_000, made.SelectMany(own => own).Distinct().Count());
    }

    [Fact]
    public void An_id_of_a_later_millisecond_begins_with_its_own_time()
    {
        var ids = new RisingIds(new SeededRandom(7));
        for (var number = 0; number < 100; number++)
        {
            var now = Noon.AddMilliseconds(number);
            var id = ids.New("evt_", now);
            string[] between = [Id.Floor("evt_", now), id, Id.Floor("evt_", now.AddMilliseconds(1))];
            Assert.Equal(between.Order(StringComparer.Ordinal), between);
        }
    }

    private sealed class Constant(byte every) : RandomSource
    {
        public override void Fill(Span<byte> destination) => destination.Fill(every);
    }
}
