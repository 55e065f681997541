using System.Collections.Concurrent;
using Payments.Storage;

namespace Payments;

/// <summary>This installation's own keys: made at their first use, the same for every process on one store, and never shown.</summary>
public sealed class SigningKeys
{
    private const int LongestPurpose = 60;

    private readonly EngineServices _engine;
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    internal static SigningKeys Of(EngineParts parts) => parts.Once(made => new SigningKeys(made.Engine));

    internal SigningKeys(EngineServices engine) => _engine = engine;

    /// <summary>The key for a purpose, 32 bytes; the same at each call.</summary>
    /// <param name="purpose">What it signs, such as "checkout_token": 1 to 60 characters.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<byte[]> GetAsync(string purpose, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(purpose.Length, LongestPurpose, nameof(purpose));
        if (_known.TryGetValue(purpose, out var known))
            return known;

        while (true)
        {
            var stored = await _engine
                .Store.GetAsync(SigningKeyStorage.Table, Owner.Directory, purpose, cancellationToken)
                .ConfigureAwait(false);
            if (stored is not null)
                return _known[purpose] = Convert.FromBase64String(stored.Value.Secret);

            // The second writer finds the first one's key in the next round.
            var secret = new byte[32];
            _engine.Random.Fill(secret);
            var key = new SigningKey(purpose, Convert.ToBase64String(secret), _engine.Now);
            await _engine
                .CommitAsync(new ChangeSet(Owner.Directory).Insert(SigningKeyStorage.Table, key), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
