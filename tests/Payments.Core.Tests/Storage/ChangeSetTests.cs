using Payments.Specifications;
using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Core.Tests;

public sealed class ChangeSetTests
{
    private static readonly Owner Shop = Owner.Test("acct_shop");
    private static readonly Stored<Note> Read = new(new Note("n1"), 1);

    [Fact]
    public void A_record_stands_in_a_set_once()
    {
        Assert.Throws<InvalidOperationException>(() => new ChangeSet(Shop).Insert(Notes, new Note("n1")).Update(Notes, Read, Read.Value));
        Assert.Throws<InvalidOperationException>(() => new ChangeSet(Shop).Update(Notes, Read, Read.Value).Delete(Notes, Read));
        Assert.Equal(2, new ChangeSet(Shop).Insert(Notes, new Note("n1")).Insert(Counters, new Counter("n1", 1)).Writes.Count);
    }

    [Fact]
    public void A_record_has_an_id_and_an_update_keeps_it()
    {
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Insert(Notes, new Note("")));
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Update(Notes, Read, new Note("n2")));
    }

    [Fact]
    public void Work_of_another_owner_is_neither_completed_nor_retried()
    {
        var work = new DueWork(Owner.Live("acct_shop"), "expire", "s1", DateTimeOffset.UnixEpoch, 0, 1, null);

        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Complete(work));
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Retry(work, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_set_is_empty_until_something_is_added()
    {
        Assert.True(new ChangeSet(Shop).IsEmpty);
        Assert.False(new ChangeSet(Shop).Insert(Notes, new Note("n1")).IsEmpty);
        Assert.False(new ChangeSet(Shop).Cancel("expire", "s1").IsEmpty);
        Assert.False(new ChangeSet(Shop).Add("balances", "eur", 1).IsEmpty);
        Assert.True(new ChangeSet(Shop).Add("balances", "eur", 0).IsEmpty);
        Assert.True(new ChangeSet(Shop).Add("balances", "eur", 2).Add("balances", "eur", -2).IsEmpty);
    }

    [Fact]
    public void What_is_added_to_sums_stands_in_the_order_of_sum_and_key_however_it_came()
    {
        var changes = new ChangeSet(Shop).Add("b", "🧾", 1).Add("b", "\uFF5E", 2).Add("a_2", "x", 3).Add("a", "y", 4).Add("b", "", 5);

        Assert.Equal(
            ["a y 4", "a_2 x 3", "b  5", "b \uFF5E 2", "b 🧾 1"],
            changes.Sums.Select(change => $"{change.Sum} {change.Key} {change.Delta}")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Balances")]
    [InlineData("balances of")]
    [InlineData("a2345678901234567890123456789012345678_01")]
    public void A_sum_has_a_name_as_a_table_has(string name) =>
        Assert.Throws<ArgumentException>(() => new ChangeSet(Shop).Add(name, "eur", 1));

    [Fact]
    public void More_than_a_sum_can_hold_is_not_added_by_one_set()
    {
        var changes = new ChangeSet(Shop).Add("balances", "eur", long.MaxValue);

        Assert.Throws<OverflowException>(() => changes.Add("balances", "eur", 1));
        Assert.Equal([new SumChange("balances", "eur", long.MaxValue)], changes.Sums);
    }
}
