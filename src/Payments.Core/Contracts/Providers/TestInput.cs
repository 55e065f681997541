namespace Payments.Providers;

/// <summary>A value to type in test mode.</summary>
/// <param name="Value">The value, such as "+233200000001".</param>
/// <param name="Outcome">For people: what comes of it.</param>
public sealed record TestInput(string Value, string Outcome);
