using System.Diagnostics.CodeAnalysis;

namespace Payments;

/// <summary>What an operation brought: a value, or a refusal. The default value is neither and throws when read.</summary>
public readonly struct Result<T> : IEquatable<Result<T>>
    where T : class
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why it was refused, or null where it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsSuccess => _value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message is the refusal's.</exception>
    public T Value => _value ?? throw new InvalidOperationException(Refusal?.Message ?? "default(Result) holds nothing.");

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal ?? throw new ArgumentNullException(nameof(refusal)));

    /// <summary>The same refusal for another type of value; only where it was refused.</summary>
    internal Result<TOther> Refused<TOther>()
        where TOther : class => Refusal!;

    /// <inheritdoc/>
    public bool Equals(Result<T> other) => Equals(_value, other._value) && Equals(Refusal, other.Refusal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, Refusal);

    /// <summary>Equal values or equal refusals.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}
