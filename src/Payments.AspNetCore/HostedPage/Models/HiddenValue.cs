namespace Payments.AspNetCore;

/// <summary>A value that the form carries back unseen, such as the antiforgery token.</summary>
internal sealed record HiddenValue(string Name, string Value);
