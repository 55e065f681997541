using System.Diagnostics.CodeAnalysis;

namespace Payments;

/// <summary>
/// The one shape that every command and query of the engine returns: a value, or a refusal. With an idempotency key it also carries
/// the response that was committed with the change. The default value is neither and throws when read.
/// </summary>
public readonly struct Result<T> : IEquatable<Result<T>>
    where T : class
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal, StoredResponse? response = null, bool isReplay = false)
    {
        _value = value;
        Refusal = refusal;
        Response = response;
        IsReplay = isReplay;
    }

    /// <summary>
    /// Why there is no value, or null where there is one. A replay brings no value again: its code is "idempotent_replay", and what was
    /// given first is <see cref="Response"/>.
    /// </summary>
    public Refusal? Refusal { get; }

    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsSuccess => _value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused, or is a replay; the message is the refusal's.</exception>
    public T Value => _value ?? throw new InvalidOperationException(WhyThereIsNoValue);

    /// <summary>
    /// The first response to this idempotency key, where the call had one: it counts, not <see cref="Value"/>. Null without a key, where
    /// the key itself was refused, and where the request was refused before anything was looked up, for then nothing is kept.
    /// </summary>
    public StoredResponse? Response { get; }

    /// <summary>True where an earlier call with the same key gave the response.</summary>
    public bool IsReplay { get; }

    private string WhyThereIsNoValue => Refusal?.Message ?? "default(Result) has neither a value nor a refusal.";

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal ?? throw new ArgumentNullException(nameof(refusal)));

    /// <summary>The same result with the response that belongs to its idempotency key.</summary>
    internal static Result<T> Answered(Result<T> result, StoredResponse? response, bool isReplay) =>
        new(result._value, result.Refusal, response, isReplay);

    /// <summary>The same refusal for another type of value; only where it was refused.</summary>
    internal Result<TOther> Refused<TOther>()
        where TOther : class => Refusal!;

    /// <inheritdoc/>
    public bool Equals(Result<T> other) =>
        Equals(_value, other._value) && Equals(Refusal, other.Refusal) && Equals(Response, other.Response) && IsReplay == other.IsReplay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, Refusal, Response, IsReplay);

    /// <summary>Equal values or equal refusals.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}

/// <summary>A response as it was given first, to be given again.</summary>
/// <param name="Code">The dialect's status code.</param>
/// <param name="Body">The body, byte for byte as UTF-8.</param>
public sealed record StoredResponse(int Code, string Body);

/// <summary>A new value for a field, where no value at all means that the field stays as it is.</summary>
/// <param name="Value">The new value; null empties the field.</param>
public readonly record struct Change<T>(T Value)
{
    /// <summary>A new value.</summary>
#pragma warning disable CA2225 // The constructor is the named alternative.
    public static implicit operator Change<T>(T value) => new(value);
#pragma warning restore CA2225
}

/// <summary>
/// What a transition function answers: the state that follows, or why there is none. It never throws for a refusal.
/// </summary>
/// <typeparam name="TState">The record whose state moves.</typeparam>
/// <typeparam name="TRefusal">The concept's refusals, of which the first is "None".</typeparam>
internal readonly record struct Decision<TState, TRefusal>
    where TState : class
    where TRefusal : struct, Enum
{
    private Decision(TState state, TRefusal refusal, bool changed)
    {
        State = state;
        Refusal = refusal;
        IsChanged = changed;
    }

    /// <summary>The next state; the current one where the command was refused or changes nothing.</summary>
    public TState State { get; }

    /// <summary>Why the command was refused, or "None".</summary>
    public TRefusal Refusal { get; }

    /// <summary>True where the state moved.</summary>
    public bool IsChanged { get; }

    /// <summary>True where the command was refused.</summary>
    public bool IsRefused => !EqualityComparer<TRefusal>.Default.Equals(Refusal, default);

    internal static Decision<TState, TRefusal> To(TState next) => new(next, default, changed: true);

    internal static Decision<TState, TRefusal> Stay(TState standing) => new(standing, default, changed: false);

    internal static Decision<TState, TRefusal> Refuse(TState standing, TRefusal refusal) => new(standing, refusal, changed: false);
}
