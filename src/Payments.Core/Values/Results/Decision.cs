namespace Payments;

/// <summary>
/// What a transition function answers: the state that follows, or why there is none. It never throws for a refusal.
/// </summary>
/// <typeparam name="TState">The record whose state moves.</typeparam>
/// <typeparam name="TRefusal">The concept's refusals, of which the first is "None".</typeparam>
public readonly record struct Decision<TState, TRefusal>
    where TState : class
    where TRefusal : struct, Enum
{
    private Decision(TState state, TRefusal refusal, bool changed)
    {
        State = state;
        Refusal = refusal;
        IsChanged = changed;
    }

    /// <summary>The state that follows; the one that stood where the command was refused or changes nothing.</summary>
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
