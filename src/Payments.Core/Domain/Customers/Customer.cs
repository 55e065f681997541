using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A person or business that pays. A deleted customer keeps its id and its times, so that the ledger can still name it, and nothing
/// else. Personal data: never logged. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record Customer
{
    /// <summary>"cus_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The whole name, of a person or a business; 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address; see <see cref="CustomerRules.IsEmail"/>.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number in E.164 form, such as "+447700900000".</summary>
    public string? Phone { get; init; }

    /// <summary>The billing address.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>For the merchant's own people; at most <see cref="Limits.DescriptionLength"/> characters.</summary>
    public string? Description { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>The saved card that pays where none is named; null where there is none.</summary>
    public string? DefaultPaymentMethodId { get; init; }

    /// <summary>When it was deleted, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>True where it can no longer pay.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;

    /// <summary>Says nothing of the customer but its id.</summary>
    public override string ToString() => $"{Id} of {Owner}";
}
