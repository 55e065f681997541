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
    }
}
