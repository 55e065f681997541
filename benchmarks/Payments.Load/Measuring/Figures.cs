using System.Text.Json;

namespace Payments.Load;

/// <summary>What one process measured in one round, written as one line of JSON. What a round does not measure is null.</summary>
internal sealed record Figures
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Per second; for payments until their events were handed out.</summary>
    public double Rate { get; init; }

    /// <summary>Payments per second of the window alone.</summary>
    public double? TakenRate { get; init; }

    /// <summary>The most payments whose events waited at once, in seconds of payments.</summary>
    public double? BacklogSeconds { get; init; }

    /// <summary>How long the events took that still waited at the window's end.</summary>
    public double? DrainSeconds { get; init; }

    public double P50 { get; init; }

    public double P99 { get; init; }

    public double? CpuMicroseconds { get; init; }

    public double? AllocatedBytes { get; init; }

    /// <summary>Of the round of the file's size alone: bytes of the database file for each payment.</summary>
    public double? FileBytes { get; init; }

    /// <summary>How many of them are in pages that hold nothing any more.</summary>
    public double? FreeBytes { get; init; }

    /// <summary>Of the counting round alone: per payment.</summary>
    public StoreCounts? Counts { get; init; }

    public string? SqliteVersion { get; init; }

    /// <summary>Responses that were not the expected ones; a figure with any is worth nothing.</summary>
    public long Failed { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, _json);

    public static Figures Parse(string json) => JsonSerializer.Deserialize<Figures>(json, _json)!;
}
