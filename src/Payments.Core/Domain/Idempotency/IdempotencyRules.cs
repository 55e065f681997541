namespace Payments;

/// <summary>What a key that stands means for a request that brings it.</summary>
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
