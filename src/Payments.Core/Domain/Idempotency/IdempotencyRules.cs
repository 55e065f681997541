namespace Payments;

/// <summary>What an existing key means for a request that brings it.</summary>
public enum IdempotencyVerdict
{
    /// <summary>The key has expired, or its request died: go on as if it were new.</summary>
    TakeOver,

    /// <summary>It was used for another request.</summary>
    OtherRequest,

    /// <summary>The first request is under way.</summary>
    InProgress,

    /// <summary>Give the first answer again.</summary>
    Replay,
}

/// <summary>The rules of idempotency keys, without I/O.</summary>
public static class IdempotencyRules
{
    /// <summary>True for 1 to 255 letters, digits and . _ : + / = - that are no card number.</summary>
    public static bool IsKey(string? text)
    {
        if (text is null or { Length: 0 or > Limits.IdempotencyKeyLength })
            return false;

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"._:+/=-".Contains(character, StringComparison.Ordinal))
                return false;
        }

        return !CardNumber.IsWithin(text);
    }

    /// <summary>What the standing record means for a request with this fingerprint.</summary>
    public static IdempotencyVerdict Judge(IdempotencyRecord standing, string fingerprint, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.ExpiresAt <= now)
            return IdempotencyVerdict.TakeOver;
        if (standing.Fingerprint != fingerprint)
            return IdempotencyVerdict.OtherRequest;

        return standing.State is IdempotencyState.InProgress busy
            ? busy.LockedUntil <= now
                ? IdempotencyVerdict.TakeOver
                : IdempotencyVerdict.InProgress
            : IdempotencyVerdict.Replay;
    }
}

internal static class IdempotencyRefusals
{
    public static Refusal OtherRequest { get; } =
        new(
            RefusalKind.KeyReused,
            "idempotency_key_reused",
            "The Idempotency-Key was used for another request; use a new key for a new request",
            "Idempotency-Key"
        );

    public static Refusal InProgress { get; } =
        new(
            RefusalKind.Conflict,
            "idempotency_key_in_use",
            "A request with this Idempotency-Key is in progress; try again in a second",
            "Idempotency-Key"
        );

    public static Refusal Replayed { get; } =
        new(
            RefusalKind.Conflict,
            "idempotent_replay",
            "The Idempotency-Key was used before for this request, and nothing was done again; the first response is in Response",
            "Idempotency-Key"
        );

    public static Refusal TooManyWriters { get; } =
        new(RefusalKind.Conflict, "resource_conflict", "Others are changing the same thing; try again in a second");
}

/// <summary>A write that is to happen once however often it is asked for.</summary>
/// <param name="Key">The caller's key; see <see cref="IdempotencyRules.IsKey"/>.</param>
/// <param name="Fingerprint">SHA-256 over what is asked, as text: the same key with another one is refused.</param>
/// <param name="Retention">How long the key is kept after the response.</param>
/// <param name="Render">The answer to keep; pure. It is committed together with the change.</param>
/// <typeparam name="T">What the write brings.</typeparam>
public sealed record IdempotentCall<T>(string Key, string Fingerprint, TimeSpan Retention, Func<Result<T>, StoredResponse> Render)
    where T : class;
