namespace Payments;

/// <summary>Which of the processor's methods an account takes. Immutable; the engine alone makes the next version.</summary>
public sealed record MethodSettings
{
    /// <summary>Whose they are.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The methods, in the order in which a page shows them; none means that nothing can be paid.</summary>
    public required IReadOnlyList<EnabledMethod> Methods { get; init; }

    /// <summary>When they last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
