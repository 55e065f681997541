namespace Payments.Specifications;

/// <summary>A record that is never changed or removed; its reference is a unique name.</summary>
public sealed record Entry(string Id, string Text = "", string? Reference = null);
