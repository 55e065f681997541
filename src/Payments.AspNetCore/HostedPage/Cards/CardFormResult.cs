namespace Payments.AspNetCore;

/// <summary>
/// A card, or the errors that stand in its way: one of the two, with at most one error per field in the order of the fields.
/// <see cref="NameToKeep"/> is the one value that a page shown again may fill in.
/// </summary>
internal sealed record CardFormResult(CardFormInput? Card, IReadOnlyList<CardFieldError> Errors, string? NameToKeep);
