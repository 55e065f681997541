using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class IdTests
{
    private static readonly DateTimeOffset Start = TestRecords.Noon;

    [Fact]
    public void Ids_made_later_sort_later()
    {
        var random = new SeededRandom(1);
        var ids = new List<string>();
        foreach (var step in new[] { 0, 1, 2, 61, 62, 63, 1_000, 3_843, 3_844, 86_400_000, 315_360_000_000 })
            ids.Add(Id.New("cs_", Start.AddMilliseconds(step), random));

        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_made_in_one_millisecond_differ() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => Id.New("cs_", Start, RandomSource.Cryptographic)).Distinct().Count());

    [Theory]
    [InlineData("cs_")]
    [InlineData("evt_")]
    [InlineData("")]
    public void An_id_has_its_prefix_and_22_letters_and_digits(string prefix)
    {
        foreach (var time in new[] { DateTimeOffset.UnixEpoch, Start, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero) })
        {
            var id = Id.New(prefix, time, RandomSource.Cryptographic);
            Assert.Equal(prefix.Length + 22, id.Length);
            Assert.True(Id.IsWellFormed(id, prefix));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cs_")]
    [InlineData("cs_000000000000000000000")]
    [InlineData("cs_00000000000000000000000")]
    [InlineData("CS_0000000000000000000000")]
    [InlineData("pi_0000000000000000000000")]
    [InlineData("cs_000000000000000000000-")]
    [InlineData("cs_000000000000000000000\n")]
    [InlineData("cs_000000000000000000000\0")]
    [InlineData("cs_000000000000000000000é")]
    [InlineData("cs_000000000000000000000０")]
    public void What_has_another_form_is_no_id(string? text) => Assert.False(Id.IsWellFormed(text, "cs_"));

    [Fact]
    public void The_same_time_and_bytes_make_the_same_id() =>
        Assert.Equal(Id.New("cs_", Start, new SeededRandom(7)), Id.New("cs_", Start, new SeededRandom(7)));
}
