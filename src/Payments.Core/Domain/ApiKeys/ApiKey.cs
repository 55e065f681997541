namespace Payments;

/// <summary>
/// A key as it is kept. Of a secret key only its hash and what a person needs to recognise it, never the key itself; a
/// publishable key is no secret, and is kept whole.
/// </summary>
public sealed record ApiKey
{
    /// <summary>"key_" and 22 letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose requests it authenticates.</summary>
    public required Owner Owner { get; init; }

    /// <summary>
    /// SHA-256 of the key, in base 64 with the alphabet of URLs; in keys of the first two releases in lower-case hexadecimal.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>The beginning and the last four characters, such as "sk_test_…a1B2".</summary>
    public required string Hint { get; init; }

    /// <summary>The whole key where it is publishable; null where it is secret.</summary>
    public string? Publishable { get; init; }

    /// <summary>
    /// The accounts, beside its owner's own, for which requests with it may act, in the key's mode; none for most keys. See
    /// <see cref="ApiKeys.SetActsForAsync"/>.
    /// </summary>
    public IReadOnlyList<string> ActsFor
    {
        get;
        init => field = OwnList.Of(value);
    } = [];

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working, or null while nobody has said so.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>True where requests with it may act for an account: its owner's own, or one of <see cref="ActsFor"/>.</summary>
    public bool MayActFor(string account) => Owner.Account == account || ActsFor.Contains(account);

    /// <summary>True where it works at this time.</summary>
    public bool IsActive(DateTimeOffset now) => RevokedAt is not { } end || now < end;
}

/// <summary>A key at the one moment at which it is whole.</summary>
/// <param name="Secret">The key; show it once and forget it.</param>
/// <param name="Key">What is kept.</param>
public sealed record IssuedApiKey(string Secret, ApiKey Key)
{
    /// <summary>Prints no secret.</summary>
    public override string ToString() => Key.Hint;
}

/// <summary>A key of this installation's own, by which it knows again what it signed.</summary>
/// <param name="Purpose">What it signs, such as "checkout_token"; its id.</param>
/// <param name="Secret">32 random bytes, in base 64. Kept in the clear, as everything else is whose opening it guards.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record SigningKey(string Purpose, string Secret, DateTimeOffset CreatedAt)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => $"signing key of {Purpose}";
}
