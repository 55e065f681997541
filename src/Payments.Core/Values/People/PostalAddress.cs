namespace Payments;

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
