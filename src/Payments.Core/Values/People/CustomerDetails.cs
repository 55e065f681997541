using System.Text.Json.Serialization;

namespace Payments;

/// <summary>Who is to pay, as the merchant said when the session was made. Personal data: never logged.</summary>
public sealed record CustomerDetails
{
    /// <summary>The e-mail address: 3 to 255 characters with one "@" that has something on both sides.</summary>
    public string? Email { get; init; }

    /// <summary>The whole name; 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The first name, where the merchant gave it apart; 1 to 255 characters.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name, where the merchant gave it apart; 1 to 255 characters.</summary>
    public string? LastName { get; init; }

    /// <summary>The whole name, put together where it was given in parts; null where none was given.</summary>
    [JsonIgnore]
    public string? DisplayName => Name ?? (FirstName is null && LastName is null ? null : $"{FirstName} {LastName}".Trim());

    /// <summary>Says nothing of the customer.</summary>
    public override string ToString() => "(customer)";
}

/// <summary>A postal address. Every part may be null; each has 1 to 255 characters.</summary>
public sealed record PostalAddress
{
    /// <summary>The first line: a street and a number.</summary>
    public string? Line1 { get; init; }

    /// <summary>The second line: a flat or a floor.</summary>
    public string? Line2 { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>The state, county or region.</summary>
    public string? State { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country: two upper-case letters of ISO 3166-1, such as "GB".</summary>
    public string? Country { get; init; }

    /// <summary>Says nothing of the address.</summary>
    public override string ToString() => "(address)";
}
