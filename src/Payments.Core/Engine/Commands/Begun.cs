namespace Payments;

/// <summary>What the first half of a command that calls outside brought: exactly one of the three.</summary>
internal readonly record struct Begun<TWork, TAnswer>
    where TWork : class
    where TAnswer : class
{
    /// <summary>The answer: the command was refused, or had been answered before.</summary>
    public Outcome<TAnswer>? Known { get; init; }

    /// <summary>An earlier request with the same key died after it had begun this.</summary>
    public string? Resume { get; init; }

    /// <summary>What was begun; from here on no caller stops it any more.</summary>
    public TWork? Work { get; init; }

    /// <summary>The key that waits for the answer, or null where there is none.</summary>
    public HeldKey<TAnswer>? Held { get; init; }
}
