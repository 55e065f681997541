using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Simulator;

/// <summary>An entry as a line of the file. Every line that was ever written can be read.</summary>
internal sealed record LedgerLine
{
    public required string Is { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The owner's account; its mode is always test.</summary>
    public string? Account { get; init; }

    public Money? Amount { get; init; }

    public string? Token { get; init; }

    public string? Code { get; init; }

    public string? Reference { get; init; }

    public Money? Taken { get; init; }

    public string? Method { get; init; }

    public string? Rail { get; init; }

    public PaymentInstructions? Instructions { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Payer { get; init; }

    public TimeSpan? Delay { get; init; }

    public string? Fingerprint { get; init; }

    public string? ChargeKey { get; init; }

    public DateTimeOffset? SettlesAt { get; init; }

    public string? Reason { get; init; }

    public CardTerms? Terms { get; init; }

    public SavedCard? Kept { get; init; }

    public CardSummary? Card { get; init; }

    public string? Behaviour { get; init; }

    public string? Challenge { get; init; }

    public string? ReturnUrl { get; init; }

    public string? SavedToken { get; init; }

    public bool? Passed { get; init; }

    public bool? Won { get; init; }

    public int? ExpiryMonth { get; init; }

    public int? ExpiryYear { get; init; }

    /// <summary>True or absent.</summary>
    public bool? WaitsToBeAsked { get; init; }

    public DateTimeOffset? FailsAt { get; init; }

    public DebitTimings? Timings { get; init; }

    public Money? Arriving { get; init; }

    public DateTimeOffset? BookedAt { get; init; }

    public string? Customer { get; init; }

    public string? Remittance { get; init; }

    public string? PayerName { get; init; }

    /// <summary>More than one, or absent.</summary>
    public int? Times { get; init; }

    /// <summary>What a notification was about; absent for a charge.</summary>
    public string? Of { get; init; }

    public static byte[] Write(SimulatorEntry entry) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(entry.ToLine(), LedgerJson.Default.LedgerLine), (byte)'\n'];

    /// <summary>The entry of a line without its line break.</summary>
    /// <exception cref="FormatException"><see cref="Write"/> does not make such a line; the message repeats nothing of it.</exception>
    public static SimulatorEntry Read(ReadOnlySpan<byte> text)
    {
        try
        {
            // What the entry does not take of the line was never in one of its kind.
            var line = JsonSerializer.Deserialize(text, LedgerJson.Default.LedgerLine);
            return line is not null && SimulatorEntry.Read(line) is { } entry && entry.ToLine() == line
                ? entry
                : throw new FormatException("It does not hold what its kind of entry holds.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("It is not the JSON of an entry.", exception);
        }
    }

    /// <summary>Whether the line names the account of an owner.</summary>
    public bool TryOwner(out Owner owner) => Owner.TryOf(Account, livemode: false, out owner);

    /// <summary>Whether a text is exactly the name of a member of the enum.</summary>
    public static bool TryName<T>(string? text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && value.ToString() == text && Enum.IsDefined(value);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class LedgerJson : JsonSerializerContext;
