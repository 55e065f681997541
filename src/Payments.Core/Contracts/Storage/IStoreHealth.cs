namespace Payments.Storage;

/// <summary>
/// What a store knows of its own state. A store that implements it is asked by health checks; of any other they only see whether it
/// can be read.
/// </summary>
public interface IStoreHealth
{
    /// <summary>
    /// What is wrong, or null where the store reads and writes. It writes nothing while all is well; after a failed write it tries a small
    /// one, so that a store without other traffic notices that the disk has room again.
    /// </summary>
    ValueTask<StoreTrouble?> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>Why a store does not write.</summary>
/// <param name="Message">What is wrong and how to mend it, without secrets.</param>
/// <param name="HasStopped">Whether only a restart of the process helps; otherwise the store goes on by itself once it can.</param>
public sealed record StoreTrouble(string Message, bool HasStopped);
