using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>Every list that is declared is a range of its own index, whatever is asked of it.</summary>
public sealed class ListPlanTests : StoreFixture
{
    public static TheoryData<bool> Schemas { get; } = [false, true];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_page_is_a_range_of_the_lists_index_and_a_count_reads_nothing_else(bool ofPayments)
    {
        var schema = ofPayments ? PaymentsSchema.Current : SpecificationSchema.Schema;
        await OpenAsync(schema);
        using var connection = OpenByHand();
        var asked = 0;
        foreach (var type in schema.Types)
        {
            var sql = new ListSql(type);
            foreach (var query in type.Lists.SelectMany(QueriesOf))
            {
                var index = query.Order.Columns.Any()
                    ? TableSql.ListIndex(type, query.Order)
                    : $"sqlite_autoindex_{TableSql.Named(type)}_1";
                var terms = TermsOf(query);
                Assert.Matches($@"\ASEARCH (TABLE )?\w+ USING INDEX {index} \({terms}\)\z", QueryPlan.Of(connection, sql.Page(query)));
                var count = query with { Skip = 0 };
                var plan = QueryPlan.Of(connection, sql.Count(count));
                Assert.Matches($@"\ASEARCH (TABLE )?\w+ USING COVERING INDEX {index} \({terms}\)\z", plan);
                Assert.Contains(
                    $"USING COVERING INDEX {index} ",
                    QueryPlan.Of(connection, sql.Count(count, ofFilled: true)),
                    StringComparison.Ordinal
                );
                asked++;
            }
        }

        Assert.True(asked > (ofPayments ? 400 : 40), $"Only {asked} statements were looked at.");
    }

    [Fact]
    public async Task What_is_passed_over_is_not_looked_up_in_the_table()
    {
        await OpenAsync();
        using var connection = OpenByHand();
        var query = new ListQuery(SpecificationSchema.InFolder, 1) { Group = "a", Skip = 1 };
        var steps = QueryPlan.StepsOf(connection, new ListSql(SpecificationSchema.Notes).Page(query));

        // The row is sought when its first column is read: after the step that counts what is passed over.
        var passesOver = steps.LastIndexOf("IfPos");
        Assert.InRange(passesOver, steps.IndexOf("DeferredSeek") + 1, steps.IndexOf("ResultRow"));
        Assert.DoesNotContain("Column", steps[steps.IndexOf("DeferredSeek")..passesOver]);
    }

    private static string TermsOf(ListQuery query)
    {
        var terms = @"account=\? AND livemode=\?" + (query.Order.Group is { } group ? $@" AND {group.Name}=\?" : "");
        var range = ListRange.Of(query);
        if (query.Order.By is not null)
            return terms + @"( AND [^|]*)?";
        return terms + (range.Low is null ? "" : @" AND id>\?") + (range.High is null ? "" : @" AND id<\?");
    }

    private static IEnumerable<ListQuery> QueriesOf(ListOrder order) =>
        from down in (bool[])[false, true]
        from after in (ListPosition?[])[null, new ListPosition(1, "n1"), new ListPosition(1, "n9")]
        from upTo in order.By is null ? [null] : (long?[])[null, 1]
        from bounds in order.By is not null
            ? [(null, null)]
            : ((string?, string?)[])[(null, null), ("n2", null), (null, "n3"), ("n2", "n3")]
        from skip in (int[])[0, 5]
        select new ListQuery(order, 1)
        {
            Group = order.Group is null ? null : "a",
            Descending = down,
            After = after,
            UpTo = upTo,
            IdFrom = bounds.Item1,
            IdBefore = bounds.Item2,
            Skip = skip,
        };
}
