namespace Payments;

/// <summary>What a new customer is to be; see <see cref="Customer"/> for what each field may hold.</summary>
public sealed record CustomerRequest
{
    /// <inheritdoc cref="Customer.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Customer.Email"/>
    public string? Email { get; init; }

    /// <inheritdoc cref="Customer.Phone"/>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Customer.Address"/>
    public PostalAddress? Address { get; init; }

    /// <inheritdoc cref="Customer.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="Customer.Metadata"/>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>Says nothing of the customer.</summary>
    public override string ToString() => "(customer)";
}
