using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

public sealed class SharedPartTests
{
    [Theory]
    [InlineData("https://a.example", "https://a.example?id=x%26y")]
    [InlineData("https://a.example/?", "https://a.example/?id=x%26y")]
    [InlineData("https://a.example/?b=1", "https://a.example/?b=1&id=x%26y")]
    [InlineData("https://a.example/?b=1&", "https://a.example/?b=1&id=x%26y")]
    [InlineData("https://a.example/#?b=1", "https://a.example/?id=x%26y#?b=1")]
    public void A_parameter_stands_in_the_query_and_says_nothing_else(string url, string expected) =>
        Assert.Equal(expected, UrlParameters.Add(url, "id", "x&y"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Pages_of_what_matches_hold_each_of_them_once_and_end(int limit)
    {
        var all = Enumerable.Range(0, 2500).Select(i => $"{i:d4}").ToList();

        List<string> seen = [];
        string? cursor = null;
        do
        {
            var examined = 0;
            var page = await FilteredPages.ReadAsync(
                Read,
                item => item.EndsWith("77", StringComparison.Ordinal) || item == "0000",
                item => item,
                limit,
                cursor
            );
            Assert.InRange(page.Value.Items.Count, 0, limit);
            Assert.InRange(examined, 0, FilteredPages.MostExamined);
            seen.AddRange(page.Value.Items);
            cursor = page.Value.NextCursor;

            ValueTask<Result<ListPage<string>>> Read(int size, string? after)
            {
                examined += size;
                var items = all.Where(item => after is null || string.CompareOrdinal(item, after) > 0).Take(size + 1).ToList();
                return new(new ListPage<string>([.. items.Take(size)], items.Count > size ? items[size - 1] : null));
            }
        } while (cursor is not null);

        Assert.Equal(all.Where(item => item.EndsWith("77", StringComparison.Ordinal) || item == "0000"), seen);
    }
}
