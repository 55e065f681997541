namespace Payments;

/// <summary>A write that is to happen once however often it is asked for.</summary>
/// <param name="Key">The caller's key; see <see cref="IdempotencyRules.IsKey"/>.</param>
/// <param name="Fingerprint">SHA-256 over what is asked, as text: the same key with another one is refused.</param>
/// <param name="Retention">How long the key stands after the answer.</param>
/// <param name="Render">The answer to keep; pure. It is committed together with the change.</param>
/// <typeparam name="T">What the write brings.</typeparam>
public sealed record IdempotentCall<T>(string Key, string Fingerprint, TimeSpan Retention, Func<Result<T>, StoredAnswer> Render)
    where T : class;

/// <summary>What an idempotent write brought.</summary>
/// <param name="Result">The value or refusal of this call; where the answer is a repetition, what is known now.</param>
/// <param name="Answer">The first answer, where there is one: it counts, not <paramref name="Result"/>. Null where the key itself
/// was refused.</param>
/// <param name="IsReplay">True where an earlier call gave the answer.</param>
/// <typeparam name="T">What the write brings.</typeparam>
public readonly record struct Outcome<T>(Result<T> Result, StoredAnswer? Answer, bool IsReplay)
    where T : class;
