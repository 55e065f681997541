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

/// <summary>What is to change of a customer: a field that is null stays as it is, and one that is set to a null value is emptied.</summary>
public sealed record CustomerChange
{
    /// <inheritdoc cref="Customer.Name"/>
    public Change<string?>? Name { get; init; }

    /// <inheritdoc cref="Customer.Email"/>
    public Change<string?>? Email { get; init; }

    /// <inheritdoc cref="Customer.Phone"/>
    public Change<string?>? Phone { get; init; }

    /// <inheritdoc cref="Customer.Address"/>
    public Change<PostalAddress?>? Address { get; init; }

    /// <inheritdoc cref="Customer.Description"/>
    public Change<string?>? Description { get; init; }

    /// <summary>All of the metadata anew.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>One of the customer's own saved cards, or null for none.</summary>
    public Change<string?>? DefaultPaymentMethodId { get; init; }

    /// <summary>Says nothing of the customer.</summary>
    public override string ToString() => "(change of a customer)";
}
