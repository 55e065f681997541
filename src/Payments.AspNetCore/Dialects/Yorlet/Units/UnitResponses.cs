using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>To whom a unit's money is passed on; all ours. Pure.</summary>
internal static class UnitResponses
{
    public static void Write(Utf8JsonWriter writer, UnitOwnership ownership, ObjectView view)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "unit_ownership");
        view.WriteAccount(writer);
        writer.WriteString("unit", ownership.Unit);
        writer.WriteStartArray("shares");
        foreach (var share in ownership.Shares)
        {
            writer.WriteStartObject();
            writer.WriteString("payee", share.PayeeId);
            writer.WriteNumber("basis_points", share.BasisPoints);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Responses.WriteTime(writer, "updated", ownership.UpdatedAt);
        writer.WriteEndObject();
    }
}
