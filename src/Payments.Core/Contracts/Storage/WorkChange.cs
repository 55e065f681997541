namespace Payments.Storage;

/// <summary>One row of due work's part in a change set. Closed: the four cases below.</summary>
public abstract record WorkChange
{
    private protected WorkChange(string kind, string key)
    {
        Kind = kind;
        Key = key;
    }

    /// <summary>What is to be done.</summary>
    public string Kind { get; }

    /// <summary>To what; unique in owner and kind.</summary>
    public string Key { get; }

    private protected abstract void Closed();

    /// <summary>
    /// Adds the row, or replaces the one that stands (its lease is lost); where <paramref name="Keep"/>, leaves the one that
    /// stands.
    /// </summary>
    public sealed record Schedule(string Kind, string Key, DateTimeOffset DueAt, string? Data, bool Keep) : WorkChange(Kind, Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>Removes the row if it stands, claimed or not.</summary>
    public sealed record Cancel(string Kind, string Key) : WorkChange(Kind, Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>Removes a claimed row. Where its fence has moved, the whole set answers <see cref="CommitResult.LeaseLost"/>.</summary>
    public sealed record Complete(DueWork Work) : WorkChange(Work.Kind, Work.Key)
    {
        private protected override void Closed() { }
    }

    /// <summary>
    /// Gives a claimed row back with a later time and one more attempt. Where its fence has moved, the whole set answers
    /// <see cref="CommitResult.LeaseLost"/>.
    /// </summary>
    public sealed record Retry(DueWork Work, DateTimeOffset DueAt) : WorkChange(Work.Kind, Work.Key)
    {
        private protected override void Closed() { }
    }
}
