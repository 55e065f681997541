using Payments.Storage;

namespace Payments;

/// <summary>Does one kind of due work. What it commits must complete or retry the row in the same change set.</summary>
internal interface IWorkHandler
{
    string Kind { get; }

    /// <summary>The longest that one row's work waits for somebody else; its lease is longer.</summary>
    TimeSpan LongestWait { get; }

    Task HandleAsync(DueWork work, CancellationToken cancellationToken);
}
