using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A customer is made.</summary>
/// <param name="Customer">The customer.</param>
public sealed record CustomerCreated(Customer Customer) : EventData
{
    /// <summary>"customer.created".</summary>
    public const string TypeName = "customer.created";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A customer has changed.</summary>
/// <param name="Customer">The customer as it stands after that.</param>
/// <param name="Before">The customer as it stood.</param>
public sealed record CustomerUpdated(Customer Customer, Customer Before) : EventData
{
    /// <summary>"customer.updated".</summary>
    public const string TypeName = "customer.updated";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A customer is deleted.</summary>
/// <param name="Customer">What is left of it: its id and its times.</param>
public sealed record CustomerDeleted(Customer Customer) : EventData
{
    /// <summary>"customer.deleted".</summary>
    public const string TypeName = "customer.deleted";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
