using Payments.AspNetCore.Yorlet;
using Xunit;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class ListTests
{
    [Fact]
    public async Task What_lies_behind_thousands_that_do_not_count_is_reached_by_the_cursor()
    {
        var all = Enumerable.Range(0, 2500).Select(i => $"cus_{9999 - i:d22}").ToList();

        List<string> seen = [];
        string? after = null;
        ListReader.More more;
        do
        {
            var page = new ListRequests.Page(20, after, null, null, [], Names.Customer);
            (_, var items, more) = await ListReader.ReadAsync(Read, item => item == all[0] || item == all[^1], item => item, page);
            Assert.Equal(more.Has && items.Count == 0, more.Cursor is not null);
            seen.AddRange(items);
            after = Names.Customer.Read(more.Cursor ?? (items.Count > 0 ? items[^1] : null));
        } while (more.Has);

        Assert.Equal([all[0], all[^1]], seen);

        ValueTask<Result<ListPage<string>>> Read(PageRequest page)
        {
            var items = all.Skip(page.After is { } after ? all.IndexOf(after) + 1 : 0).Take(page.Limit + 1).ToList();
            return new(new ListPage<string>([.. items.Take(page.Limit)], items.Count > page.Limit ? items[page.Limit - 1] : null));
        }
    }
}
