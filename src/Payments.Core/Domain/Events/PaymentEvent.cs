using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// Something that happened. It is committed together with the change it reports, and handed to every handler and endpoint
/// at least once: recognise a repetition by <see cref="Id"/>.
/// </summary>
public sealed record PaymentEvent
{
    /// <summary>
    /// "evt_" and 22 letters and digits. Ids made later sort later, character by character in the order of ASCII: of two events of one
    /// record the one with the greater id happened later, within one second and one millisecond too. Among several processes that share a
    /// store, as far as their clocks agree.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What happened.</summary>
    public required EventData Data { get; init; }

    /// <summary>
    /// The idempotency key of the request that brought it about; null where that had none, where no request did, and for events
    /// of the first releases.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The type by name, such as "checkout_session.paid".</summary>
    [JsonIgnore]
    public string Type => Data.Type;
}
