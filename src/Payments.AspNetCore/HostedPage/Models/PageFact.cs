namespace Payments.AspNetCore;

/// <summary>A line of a page.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Copy">What a button beside it copies; null shows none.</param>
internal sealed record PageFact(string Label, string Value, string? Copy = null);
