using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>What a provider reported and a charge cannot have, in dialects that write decimals and capitals. Pure.</summary>
internal static class MismatchField
{
    /// <summary>Writes nothing for a charge without a mismatch; a person must look at one that has it.</summary>
    /// <param name="writer">In the charge's object.</param>
    /// <param name="mismatch">The charge's, or null.</param>
    /// <param name="time">The dialect's times.</param>
    public static void Write(Utf8JsonWriter writer, ChargeMismatch? mismatch, Func<DateTimeOffset, string> time)
    {
        if (mismatch is null)
            return;

        writer.WriteStartObject("mismatch");
        writer.WriteString("kind", JsonNamingPolicy.SnakeCaseUpper.ConvertName(mismatch.Kind.ToString()));
        writer.WriteString("reported_amount", mismatch.Amount?.ToDecimalString());
        writer.WriteString("reported_currency", mismatch.Amount?.Currency.Code);
        writer.WriteString("reference", mismatch.Reference);
        writer.WriteString("at", time(mismatch.At));
        writer.WriteEndObject();
    }
}
