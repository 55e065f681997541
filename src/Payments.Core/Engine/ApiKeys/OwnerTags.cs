using System.Collections.Concurrent;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Short words that lead to owners, for public ids that must say whose they are. An owner's tag is made at its first use and never changes.
/// It is no secret, and gives no right.
/// </summary>
public sealed class OwnerTags
{
    private readonly EngineServices _engine;
    private readonly ConcurrentDictionary<Owner, string> _tags = new();
    private readonly ConcurrentDictionary<string, Owner> _owners = new(StringComparer.Ordinal);

    internal static OwnerTags Of(EngineParts parts) => parts.Once(made => new OwnerTags(made.Engine));

    internal OwnerTags(EngineServices engine) => _engine = engine;

    /// <summary>The owner's tag: <see cref="OwnerTag.Length"/> letters and digits.</summary>
    public async ValueTask<string> GetAsync(Owner owner, CancellationToken cancellationToken = default)
    {
        if (_tags.TryGetValue(owner, out var known))
            return known;

        // The round distinguishes two owners that get the same word.
        for (var round = 0; ; )
        {
            var tag = OwnerTag.Propose(owner, round);
            var stored = await _engine.Store.GetAsync(OwnerTagStorage.Table, Owner.Directory, tag, cancellationToken).ConfigureAwait(false);
            if (stored is null)
                await _engine
                    .CommitAsync(new ChangeSet(Owner.Directory).Insert(OwnerTagStorage.Table, new OwnerTag(tag, owner)), cancellationToken)
                    .ConfigureAwait(false);
            else if (stored.Value.Owner == owner)
                return _tags[owner] = tag;
            else
                round++;
        }
    }

    /// <summary>The owner that a tag leads to, or null.</summary>
    public async ValueTask<Owner?> FindAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (tag.Length != OwnerTag.Length || !Base62.IsValid(tag))
            return null;
        if (_owners.TryGetValue(tag, out var known))
            return known;

        var stored = await _engine.Store.GetAsync(OwnerTagStorage.Table, Owner.Directory, tag, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : _owners[tag] = stored.Value.Owner;
    }
}
