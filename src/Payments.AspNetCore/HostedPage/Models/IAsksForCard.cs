namespace Payments.AspNetCore;

/// <summary>A page with the card's fields.</summary>
internal interface IAsksForCard
{
    /// <summary>At most one per field, in the order of the fields.</summary>
    IReadOnlyList<CardFieldError> Errors { get; }
}
