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
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(100, false)]
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(100, true)]
    public async Task Pages_of_what_matches_hold_each_of_them_once_and_end(int limit, bool backwards)
    {
        var all = Enumerable.Range(0, 2500).Select(i => $"{9999 - i:d4}").ToList();
        var matching = all.Where(Matches).ToList();

        List<string> seen = [];
        var asked = new PageRequest(limit) { Before = backwards ? "0" : null };
        do
        {
            var examined = 0;
            var page = (await FilteredPages.ReadAsync(Read, Matches, item => item, asked)).Value;
            Assert.InRange(page.Items.Count, 0, limit);
            Assert.InRange(examined, 0, FilteredPages.MostExamined);
            seen.InsertRange(backwards ? 0 : seen.Count, page.Items);
            asked = backwards ? asked with { Before = page.NextCursor } : asked with { After = page.NextCursor };

            ValueTask<Result<ListPage<string>>> Read(PageRequest request)
            {
                examined += request.Limit;
                var items = all.Where(item => request.After is not { } after || string.CompareOrdinal(item, after) < 0)
                    .Where(item => request.Before is not { } before || string.CompareOrdinal(item, before) > 0)
                    .ToList();
                if (backwards)
                    items.Reverse();
                var more = items.Count > request.Limit;
                items = [.. items.Take(request.Limit)];
                var next = more ? items[^1] : null;
                if (backwards)
                    items.Reverse();
                return new(new ListPage<string>(items, next));
            }
        } while ((asked.After ?? asked.Before) is not null);

        Assert.Equal(matching, seen);

        static bool Matches(string item) => item.EndsWith("77", StringComparison.Ordinal) || item == "9999";
    }

    [Fact]
    public async Task A_page_of_which_all_match_reads_one_record_more_than_it_holds()
    {
        List<PageRequest> asked = [];
        var page = await FilteredPages.ReadAsync(Read, _ => true, item => item, new PageRequest(20));

        Assert.Equal(20, page.Value.Items.Count);
        Assert.Equal("20", page.Value.NextCursor);
        Assert.Equal(21, Assert.Single(asked).Limit);

        ValueTask<Result<ListPage<string>>> Read(PageRequest request)
        {
            asked.Add(request);
            return new(new ListPage<string>([.. Enumerable.Range(1, request.Limit).Select(i => $"{i:d2}")], $"{request.Limit:d2}"));
        }
    }
}
