using Payments.Storage;

namespace Payments;

/// <summary>Does one kind of due work. What it commits must complete or retry the row in the same change set.</summary>
internal interface IWorkHandler
{
    string Kind { get; }

    /// <summary>The longest that one row's work waits for another system; its lease is longer.</summary>
    TimeSpan LongestWait { get; }

    Task HandleAsync(DueWork work, CancellationToken cancellationToken);

    /// <summary>The same for a host that has no loop running and does one thing after another.</summary>
    Task HandleInTurnAsync(DueWork work, CancellationToken cancellationToken) => HandleAsync(work, cancellationToken);
}

/// <summary>How long work waits before it is retried: longer each time; the last wait repeats.</summary>
internal sealed class RetrySteps(params TimeSpan[] steps)
{
    /// <summary>For work whose delay costs nothing.</summary>
    public static RetrySteps Unhurried { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(6));

    /// <summary>For money on its way.</summary>
    public static RetrySteps Money { get; } =
        new(
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(10),
            TimeSpan.FromMinutes(1),
            TimeSpan.FromMinutes(10),
            TimeSpan.FromHours(1),
            TimeSpan.FromHours(6)
        );

    /// <summary>The wait after a number of tries, from zero.</summary>
    public TimeSpan At(int attempt) => steps[Math.Min(attempt, steps.Length - 1)];

    /// <summary>Completes the work, or gives it back for its next try.</summary>
    public ChangeSet Note(DueWork work, bool isDone, DateTimeOffset now) =>
        isDone ? new ChangeSet(work.Owner).Complete(work) : new ChangeSet(work.Owner).Retry(work, now + At(work.Attempt));
}
