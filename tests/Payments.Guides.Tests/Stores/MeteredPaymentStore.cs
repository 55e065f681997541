using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.Storage;

namespace Payments.Guides.Tests;

// guide
/// <summary>Counts what another store commits.</summary>
public sealed class MeteredPaymentStore(IPaymentStore inner) : IPaymentStore
{
    private long _commits;
    private long _conflicts;

    public long Commits => Interlocked.Read(ref _commits);

    public long Conflicts => Interlocked.Read(ref _conflicts);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await inner.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.Committed)
            Interlocked.Increment(ref _commits);
        else if (result.Status == CommitStatus.Conflict)
            Interlocked.Increment(ref _conflicts);
        return result;
    }

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public ValueTask<Stored<T>?> GetAsync<T>(RecordType<T> type, Owner owner, string id, CancellationToken cancellationToken)
        where T : class => inner.GetAsync(type, owner, id, cancellationToken);

    public ValueTask<Stored<T>?> FindAsync<T>(
        RecordType<T> type,
        UniqueName name,
        Owner owner,
        string value,
        CancellationToken cancellationToken
    )
        where T : class => inner.FindAsync(type, name, owner, value, cancellationToken);

    public ValueTask<IReadOnlyList<Stored<T>>> ListAsync<T>(
        RecordType<T> type,
        Owner owner,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where T : class => inner.ListAsync(type, owner, query, cancellationToken);

    public ValueTask<long> CountAsync<T>(RecordType<T> type, Owner owner, ListQuery query, CancellationToken cancellationToken)
        where T : class => inner.CountAsync(type, owner, query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSum>> SumsAsync(
        string sum,
        Owner owner,
        string? from,
        string? before,
        CancellationToken cancellationToken
    ) => inner.SumsAsync(sum, owner, from, before, cancellationToken);

    public ValueTask<WorkBatch> ClaimAsync(
        IReadOnlyList<string> kinds,
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ClaimAsync(kinds, now, lease, limit, cancellationToken);
}

// end

// guide
public static class MeteredPaymentsBuilderExtensions
{
    /// <summary>Keeps records in memory and counts the commits. Safe to repeat.</summary>
    public static PaymentsBuilder UseMeteredStore(this PaymentsBuilder builder)
    {
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPaymentStore, MeteredPaymentStore>(_ => new MeteredPaymentStore(
                new InMemoryPaymentStore(PaymentsSchema.Current)
            ))
        );
        return builder;
    }
}
// end
