using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Requests for the ownership of units, all ours. Pure.</summary>
internal static class UnitRequests
{
    /// <summary>The body of an ownership: {"shares": [{"payee", "basis_points"}]}.</summary>
    public static (IReadOnlyList<PayeeShare> Shares, RequestProblem? Problem) Set(JsonElement body)
    {
        const string Field = "shares";
        var fields = new JsonFields(body);
        var shares = new List<PayeeShare>();
        if (fields.Optional(Field) is not { ValueKind: JsonValueKind.Array } array)
        {
            fields.Refuse(Field, "shares is required: an array such as [{\"payee\":\"owner_1\",\"basis_points\":10000}], or [] for nobody");
        }
        else
        {
            foreach (var item in array.EnumerateArray())
                shares.Add(Share(fields, $"{Field}[{shares.Count}]", item));
        }

        fields.RefuseUnknown();
        return (shares, fields.Problem);
    }

    private static PayeeShare Share(JsonFields fields, string path, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            fields.Refuse(path, $"{path} must be an object such as {{\"payee\":\"owner_1\",\"basis_points\":10000}}");
            return new PayeeShare("", 0);
        }

        var parts = new JsonFields(item);
        var share = new PayeeShare(
            parts.RequiredString("payee", " such as \"owner_1\""),
            (int)(Fields.Integer(parts, "basis_points", 1, 10_000) ?? 0)
        );
        if (!parts.IsGiven("basis_points"))
            parts.Refuse("basis_points", "basis_points is required: 1 to 10,000, which is all");
        parts.RefuseUnknown();
        foreach (var problem in parts.Problems)
            fields.Refuse($"{path}.{problem.Field}", $"{path}.{problem.Message}");
        return share;
    }
}
