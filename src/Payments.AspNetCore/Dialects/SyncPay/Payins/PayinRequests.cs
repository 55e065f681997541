using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>The query of SyncPay's list of payins. Pure.</summary>
internal static class PayinRequests
{
    private const int MaximumOffset = 1_000_000;

    public static (int Limit, int Offset, string? Status, FieldProblems Problems) List(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var limit = fields.Integer("limit", 50, 1, Limits.PageSize);
        var offset = fields.Integer("offset", 0, 0, MaximumOffset);
        var status = fields.Optional("status_filter");
        if (status is not null && !Names.ChargeStatuses.Contains(status))
            fields.Problems.Add("status_filter", $"status_filter is one of {string.Join(", ", Names.ChargeStatuses)}");
        return (limit, offset, status, fields.Problems);
    }
}
