using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>The queries of SyncPay's lists of payins and refunds. Pure.</summary>
internal static class PayinRequests
{
    private const int MaximumOffset = 1_000_000;

    public static (int Limit, int Offset, ChargeStanding? Standing, FieldProblems Problems) List(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var (limit, offset) = Page(fields);
        var status = fields.Optional("status_filter");
        var standing = status is null ? null : Names.StandingOf(status);
        if (status is not null && standing is null)
            fields.Problems.Add("status_filter", $"status_filter is one of {string.Join(", ", Names.ChargeStatuses)}");
        return (limit, offset, standing, fields.Problems);
    }

    /// <summary>A list that nothing narrows.</summary>
    public static (int Limit, int Offset, FieldProblems Problems) Page(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var (limit, offset) = Page(fields);
        return (limit, offset, fields.Problems);
    }

    private static (int Limit, int Offset) Page(QueryFields fields) =>
        (fields.Integer("limit", 50, 1, Limits.PageSize), fields.Integer("offset", 0, 0, MaximumOffset));
}
