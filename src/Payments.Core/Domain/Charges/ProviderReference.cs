namespace Payments;

/// <summary>Which charge a provider's own id moves the money of. Ids are a provider's own within an owner.</summary>
internal sealed record ProviderReference
{
    /// <summary>The provider's name, a space, and its id; hashed where that contains a card number.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The charge.</summary>
    public required string ChargeId { get; init; }
}
