namespace Payments;

/// <summary>What sort of refusal it is; a dialect turns it into a status.</summary>
public enum RefusalKind
{
    /// <summary>The request is wrong whatever the state: mend the named field.</summary>
    Invalid,

    /// <summary>This owner has no such thing.</summary>
    NotFound,

    /// <summary>The state of the thing forbids it.</summary>
    WrongState,

    /// <summary>Another request is changing the same thing, or is under way with the same idempotency key: try again.</summary>
    Conflict,

    /// <summary>The idempotency key was used for another request.</summary>
    KeyReused,

    /// <summary>Something that the answer needs, such as an exchange rate, is not there now: try again later.</summary>
    Unavailable,
}

/// <summary>
/// An expected refusal: nothing was changed. The code comes from one enum per concept (such as
/// <see cref="SessionRefusal"/>), in lower snake case.
/// </summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Code">The concept's code, such as "already_expired".</param>
/// <param name="Message">For people: what is wrong and how to mend it.</param>
/// <param name="Field">The field at fault, such as "amount", or null where none is.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null)
{
    /// <summary>Every field at fault, where more than one was looked at; else empty, and <see cref="Field"/> says it.</summary>
    public IReadOnlyList<FieldRefusal> Problems { get; init; } = [];

    /// <summary>True where the same request may succeed later: it is not kept as the response to an idempotency key.</summary>
    internal bool IsTransient { get; init; }
}

/// <summary>One field that is wrong.</summary>
/// <param name="Field">The field's name, such as "phone_number".</param>
/// <param name="Message">For people: what is wrong and how to mend it.</param>
public sealed record FieldRefusal(string Field, string Message);
