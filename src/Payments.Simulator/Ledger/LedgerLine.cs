using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Simulator;

/// <summary>An entry as a line of the file. What an older release wrote is read for ever.</summary>
internal sealed record LedgerLine
{
    private const string ChargedWord = "charged";
    private const string DeclinedWord = "declined";
    private const string ClosedWord = "closed";

    public required string Is { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The owner's account; its mode is always test.</summary>
    public string? Account { get; init; }

    public Money? Amount { get; init; }

    public string? Token { get; init; }

    public string? Code { get; init; }

    public string? Reference { get; init; }

    public static byte[] Write(SimulatorEntry entry)
    {
        LedgerLine line = entry switch
        {
            SimulatorEntry.Charged charged => new()
            {
                Is = ChargedWord,
                Key = charged.Key,
                At = charged.At,
                Account = charged.Owner.Account,
                Amount = charged.Amount,
                Token = charged.Token,
                Reference = charged.Reference,
            },
            SimulatorEntry.Declined declined => new()
            {
                Is = DeclinedWord,
                Key = declined.Key,
                At = declined.At,
                Account = declined.Owner.Account,
                Amount = declined.Amount,
                Token = declined.Token,
                Code = declined.Code.ToString(),
            },
            _ => new() { Is = ClosedWord, Key = entry.Key, At = entry.At },
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(line, LedgerJson.Default.LedgerLine), (byte)'\n'];
    }

    /// <summary>The entry of a line without its line break.</summary>
    /// <exception cref="FormatException">The line is none that <see cref="Write"/> makes; the message repeats nothing of it.</exception>
    public static SimulatorEntry Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var line = JsonSerializer.Deserialize(text, LedgerJson.Default.LedgerLine);
            return line?.ToEntry() ?? throw new FormatException("It does not hold what its kind of entry holds.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("It is not the JSON of an entry.", exception);
        }
    }

    private SimulatorEntry? ToEntry() => this switch
    {
        { Is: ChargedWord, Amount: { } amount, Token: { } token, Code: null, Reference: { } reference } when TryOwner(out var owner) =>
            new SimulatorEntry.Charged(Key, At, owner, amount, token, reference),
        { Is: DeclinedWord, Amount: { } amount, Reference: null } when TryOwner(out var owner) && TryCode(out var code) =>
            new SimulatorEntry.Declined(Key, At, owner, amount, Token, code),
        { Is: ClosedWord, Account: null, Amount: null, Token: null, Code: null, Reference: null } =>
            new SimulatorEntry.Closed(Key, At),
        _ => null,
    };

    private bool TryOwner(out Owner owner) => Owner.TryOf(Account, livemode: false, out owner);

    private bool TryCode(out DeclineCode code) => Enum.TryParse(Code, out code) && code.ToString() == Code;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class LedgerJson : JsonSerializerContext;
