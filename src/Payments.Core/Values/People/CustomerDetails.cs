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
